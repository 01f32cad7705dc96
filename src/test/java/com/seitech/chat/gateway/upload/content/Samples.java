package com.seitech.chat.gateway.upload.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Real files of many kinds. */
public final class Samples {
    private static final int IHDR = 12;

    private Samples() {}

    /** A small picture in a format as {@link ImageIO} names it. */
    public static byte[] picture(String format) {
        return bytes(out -> ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), format, out));
    }

    public static byte[] webp() {
        return Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    }

    /** Says that it is so large, and is a few bytes. */
    static byte[] pngOf(int width, int height) {
        byte[] png = picture("png");
        ByteBuffer head = ByteBuffer.wrap(png);
        head.putInt(IHDR + 4, width).putInt(IHDR + 8, height);
        CRC32 crc = new CRC32();
        crc.update(png, IHDR, 17);
        head.putInt(IHDR + 17, (int) crc.getValue());
        return png;
    }

    public static byte[] pdf() {
        return latin("""
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
                trailer<</Root 1 0 R>>
                %%EOF
                """);
    }

    public static byte[] docx() {
        return ooxml("word/document.xml", "wordprocessingml.document.main+xml", Map.of());
    }

    public static byte[] xlsx() {
        return ooxml("xl/workbook.xml", "spreadsheetml.sheet.main+xml", Map.of());
    }

    static byte[] pptx() {
        return ooxml("ppt/presentation.xml", "presentationml.presentation.main+xml", Map.of());
    }

    public static byte[] docm() {
        return ooxml("word/document.xml", "wordprocessingml.document.main+xml", Map.of("word/vbaProject.bin", "x"));
    }

    private static byte[] ooxml(String part, String kind, Map<String, String> more) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types><Override PartName=\"/" + part
                        + "\" ContentType=\"application/vnd.openxmlformats-officedocument." + kind + "\"/></Types>");
        parts.put(part, "<document/>");
        parts.putAll(more);
        return zip(parts);
    }

    public static byte[] odt() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.text");
        parts.put("content.xml", "<document/>");
        return zip(parts);
    }

    static byte[] zip(Map<String, String> parts) {
        return bytes(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, String> part : parts.entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(part.getValue().getBytes(UTF_8));
                }
            }
        });
    }

    public static byte[] xls() {
        return bytes(out -> {
            try (HSSFWorkbook book = new HSSFWorkbook()) {
                book.createSheet("prices").createRow(0).createCell(0).setCellValue(12);
                book.write(out);
            }
        });
    }

    /**
     * An old document.
     *
     * @param parts names of its streams
     */
    public static byte[] ole(String... parts) {
        return bytes(out -> {
            try (POIFSFileSystem document = new POIFSFileSystem()) {
                for (String part : parts) {
                    document.createDocument(new ByteArrayInputStream(new byte[4096]), part);
                }
                document.writeFilesystem(out);
            }
        });
    }

    /** Each character a byte. */
    public static byte[] latin(String text) {
        return text.getBytes(ISO_8859_1);
    }

    static byte[] behindEachOther(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    @FunctionalInterface
    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
