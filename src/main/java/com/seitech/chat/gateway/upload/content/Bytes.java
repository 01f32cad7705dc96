package com.seitech.chat.gateway.upload.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Parts of a file, each byte a character. */
final class Bytes {
    private Bytes() {}

    static String first(Path file, int most) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            return read(content, 0, most);
        }
    }

    static String last(Path file, int most) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            return read(content, Math.max(0, content.length() - most), most);
        }
    }

    private static String read(RandomAccessFile content, long from, int most) throws IOException {
        byte[] bytes = new byte[(int) Math.max(0, Math.min(most, content.length() - from))];
        content.seek(from);
        content.readFully(bytes);
        return new String(bytes, ISO_8859_1);
    }

    /** A number of so many bytes, the lowest first. */
    static long number(String bytes, int at, int length) {
        long number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = number << 8 | bytes.charAt(at + i);
        }
        return number;
    }
}
