package com.seitech.chat.gateway.upload.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plain text of any encoding: what has no control characters. */
final class Texts {
    private static final int PART = 8192;

    private Texts() {}

    static boolean isOne(Path file) throws IOException {
        char[] part = new char[PART];
        try (Reader text = new InputStreamReader(Files.newInputStream(file), charset(file))) {
            int length = text.read(part);
            while (length >= 0) {
                if (hasControl(part, length)) {
                    return false;
                }
                length = text.read(part);
            }
            return true;
        }
    }

    private static boolean hasControl(char[] part, int length) {
        for (int i = 0; i < length; i++) {
            if (isControl(part[i])) {
                return true;
            }
        }
        return false;
    }

    /** Without a mark, one in which no byte is wrong: it is control characters that matter. */
    private static Charset charset(Path file) throws IOException {
        return switch (Bytes.first(file, 2)) {
            case "\u00fe\u00ff" -> UTF_16BE;
            case "\u00ff\u00fe" -> UTF_16LE;
            default -> ISO_8859_1;
        };
    }

    /** The upper control characters are letters in other encodings. */
    private static boolean isControl(char c) {
        return (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7f;
    }
}
