package com.seitech.chat.gateway.upload.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Documents that are archives of parts: those of Office since 2007, and OpenDocument. */
final class Archives {
    private static final String SIGNATURE = "PK\u0003\u0004";
    private static final String OOXML_PARTS = "[Content_Types].xml";
    private static final String ODF_TYPE = "mimetype";
    private static final String WORD =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    /** A part list is some kilobytes. */
    private static final int MOST_BYTES = 1024 * 1024;

    private static final int MOST_PARTS = 10_000;

    private Archives() {}

    static boolean isOne(Path file) throws IOException {
        return Bytes.first(file, SIGNATURE.length()).equals(SIGNATURE);
    }

    /** @param otherwise what it is when it is no document */
    static FileType typeOf(Path file, String otherwise) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            refuseProgramsIn(zip);
            String parts = text(zip, OOXML_PARTS);
            if (parts.contains(WORD)) {
                return FileType.DOCX;
            }
            if (parts.contains(EXCEL)) {
                return FileType.XLSX;
            }
            if (text(zip, ODF_TYPE).equals(FileType.ODT.mimetype())) {
                return FileType.ODT;
            }
        } catch (ZipException e) {
            throw new TypeRefused("a damaged archive (" + otherwise + ")");
        }
        throw new TypeRefused("an archive, or a document of another kind (" + otherwise + ")");
    }

    private static void refuseProgramsIn(ZipFile zip) throws IOException {
        if (zip.size() > MOST_PARTS) {
            throw new TypeRefused("an archive of " + zip.size() + " parts");
        }
        boolean macros = zip.stream().map(ZipEntry::getName).anyMatch(Archives::isProgram)
                || text(zip, OOXML_PARTS).contains("macroEnabled");
        if (macros) {
            throw new TypeRefused("a document with macros");
        }
    }

    private static boolean isProgram(String part) {
        return part.endsWith("vbaProject.bin")
                || part.startsWith("Basic/")
                || part.startsWith("Scripts/")
                || part.endsWith(".class");
    }

    private static String text(ZipFile zip, String part) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            return "";
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(MOST_BYTES), UTF_8);
        }
    }
}
