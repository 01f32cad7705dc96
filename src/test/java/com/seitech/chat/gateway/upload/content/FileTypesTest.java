package com.seitech.chat.gateway.upload.content;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

public final class FileTypesTest {
    private static final long MAX_PIXELS = 1_000_000;

    @TempDir
    Path directory;

    private final FileTypes types = of(MAX_PIXELS);

    /** For tests of what builds on it. */
    public static FileTypes of(long maxPixels) {
        return new FileTypes(() -> maxPixels);
    }

    private FileType type(byte[] content, String name) throws IOException {
        return types.of(Files.write(directory.resolve("upload.tmp"), content), name);
    }

    private static Stream<Arguments> allowed() {
        return Stream.of(
                argumentSet("png", Samples.picture("png"), FileType.PNG),
                argumentSet("jpeg", Samples.picture("jpg"), FileType.JPEG),
                argumentSet("gif", Samples.picture("gif"), FileType.GIF),
                argumentSet("webp", Samples.webp(), FileType.WEBP),
                argumentSet("pdf", Samples.pdf(), FileType.PDF),
                argumentSet("doc", Samples.ole("WordDocument", "1Table"), FileType.DOC),
                argumentSet("docx", Samples.docx(), FileType.DOCX),
                argumentSet("odt", Samples.odt(), FileType.ODT),
                argumentSet("xls", Samples.xls(), FileType.XLS),
                argumentSet("xlsx", Samples.xlsx(), FileType.XLSX),
                argumentSet("text", "Grüße, \u062a\u0642\u0631\u064a\u0631 😀\n".getBytes(UTF_8), FileType.TXT),
                argumentSet("one letter", Samples.latin("a"), FileType.TXT),
                argumentSet("text in UTF-16", "hello".getBytes(UTF_16), FileType.TXT),
                argumentSet(
                        "text in an old encoding", "Grüße €".getBytes(Charset.forName("windows-1252")), FileType.TXT));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void typeIsThatOfTheContent_whateverTheName(byte[] content, FileType expected) throws IOException {
        assertThat(type(content, "anything.exe")).isEqualTo(expected);
        assertThat(type(content, "")).isEqualTo(expected);
    }

    /** Two or three letters are all that tells some kinds of files; a text may begin with them, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MZ Trading Ltd, 2026",
                "BMW or not?",
                "From: me\nTo: you\n\nHello",
                "From me to you",
                "Subject: the plan\n\nHello",
                "Received: yes",
                "Date: today\nHello",
                "ID3 tags are useful",
                "PKO bank",
                "OggS",
                "II* and MM*",
                "Rar is rare",
                "BZh",
                "GIF is not JIF",
                "RIFF and more",
                "FLV",
                "P1 is a course, P2 too",
                "BEGIN:VCARD\nEND:VCARD\n",
                "PDF is a format: %PDF"
            })
    void textThatBeginsLikeSomethingElse_isAText(String text) throws IOException {
        assertThat(type(text.getBytes(UTF_8), "notes.txt")).isEqualTo(FileType.TXT);
    }

    @Test
    void textUnderTheNameOfATable_isATable() throws IOException {
        assertThat(type(Samples.latin("a,b\n1,2\n"), "Prices.CSV")).isEqualTo(FileType.CSV);
    }

    @Test
    void bytesThatLookLikeTheEndOfAnArchiveByChance_areNone() throws IOException {
        byte[] picture =
                Samples.behindEachOther(Samples.picture("jpg"), Samples.latin("PK\u0005\u0006" + "x".repeat(40)));
        assertThat(type(picture, "photo.jpg")).isEqualTo(FileType.JPEG);
    }

    private static Stream<Arguments> refused() {
        byte[] zip = Samples.zip(Map.of("a.txt", "a"));
        return Stream.of(
                argumentSet("svg", Samples.latin("<svg xmlns='http://www.w3.org/2000/svg'/>"), "image/svg+xml"),
                argumentSet("html", Samples.latin("<!DOCTYPE html><html><script>1</script></html>"), "text/html"),
                argumentSet("xml", Samples.latin("<?xml version='1.0'?><a/>"), "application/xml"),
                argumentSet("shell script", Samples.latin("#!/bin/sh\nrm -r .\n"), "application/x-sh"),
                argumentSet("Windows program", program("MZ"), "msdownload"),
                argumentSet("Linux program", program("\u007fELF\u0002\u0001\u0001"), "application/x-"),
                argumentSet("archive", zip, "an archive"),
                argumentSet("rar", Samples.latin("Rar!\u001a\u0007\u0000aaaaaaaaaa"), "rar"),
                argumentSet("7z", Samples.latin("7z\u00bc\u00af'\u001caaaaaaaaaaaa"), "7z"),
                argumentSet("gzip", Samples.latin("\u001f\u008b\u0008\u0000aaaaaaaa"), "gzip"),
                argumentSet("docm", Samples.docm(), "macros"),
                argumentSet("doc with macros", Samples.ole("WordDocument", "Macros"), "macros"),
                argumentSet("pptx", Samples.pptx(), "another kind"),
                argumentSet("msi and others", Samples.ole("Anything"), "another kind"),
                argumentSet(
                        "control character far within a text",
                        Samples.latin("a".repeat(100_000) + "\u0001" + "a".repeat(10)),
                        "text/plain"),
                argumentSet("bytes", new byte[] {1, 2, 3, 4}, "octet-stream"),
                argumentSet("cut archive", Arrays.copyOf(zip, zip.length - 10), "damaged"),
                argumentSet("cut picture", Arrays.copyOf(Samples.picture("png"), 20), "damaged"),
                argumentSet("picture that unfolds", Samples.pngOf(60_000, 60_000), "3600 million pixels"),
                argumentSet(
                        "picture and archive",
                        Samples.behindEachOther(Samples.picture("gif"), zip),
                        "an archive behind"),
                argumentSet("PDF and archive", Samples.behindEachOther(Samples.pdf(), zip), "an archive behind"),
                argumentSet(
                        "old document and archive", Samples.behindEachOther(Samples.xls(), zip), "an archive behind"),
                argumentSet(
                        "picture and PDF",
                        Samples.behindEachOther(Samples.picture("gif"), Samples.pdf()),
                        "a PDF within"),
                argumentSet("text before a PDF", Samples.behindEachOther(Samples.latin("\n\n"), Samples.pdf()), "PDF"));
    }

    private static byte[] program(String signature) {
        return Arrays.copyOf(Samples.latin(signature), 512);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void anythingElse_isRefused_andSaidWhatItIs(byte[] content, String found) {
        assertThatThrownBy(() -> type(content, "photo.png"))
                .isInstanceOf(TypeRefused.class)
                .hasMessageStartingWith("This file cannot be sent: it is ")
                .hasMessageContaining(found);
    }

    @ParameterizedTest
    @CsvSource({
        "PNG,  photo.png,     photo.png",
        "PNG,  Photo.PNG,     Photo.PNG",
        "JPEG, photo.jfif,    photo.jfif",
        "PNG,  photo.jpg,     photo.jpg.png",
        "TXT,  invoice.exe,   invoice.exe.txt",
        "TXT,  page.html,     page.html.txt",
        "PDF,  file,          file.pdf",
    })
    void name_promisesNothingElse(FileType type, String name, String expected) {
        assertThat(type.name(name)).isEqualTo(expected);
    }
}
