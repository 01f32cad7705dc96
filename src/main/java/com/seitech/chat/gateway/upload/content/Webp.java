package com.seitech.chat.gateway.upload.content;

import java.io.IOException;
import java.nio.file.Path;

/** The head of a WebP picture: https://developers.google.com/speed/webp/docs/riff_container. */
final class Webp {
    private static final int FIRST_CHUNK = 12;
    private static final int HEAD = 32;
    private static final int FOURTEEN_BITS = 0x3fff;

    private Webp() {}

    /** Zero when it is damaged. */
    static long pixels(Path file) throws IOException {
        String head = Bytes.first(file, HEAD);
        if (head.length() < HEAD) {
            return 0;
        }
        return switch (head.substring(FIRST_CHUNK, FIRST_CHUNK + 4)) {
            case "VP8 " -> (Bytes.number(head, 26, 2) & FOURTEEN_BITS) * (Bytes.number(head, 28, 2) & FOURTEEN_BITS);
            case "VP8L" -> lossless(Bytes.number(head, 21, 4));
            case "VP8X" -> (Bytes.number(head, 24, 3) + 1) * (Bytes.number(head, 27, 3) + 1);
            default -> 0;
        };
    }

    private static long lossless(long bits) {
        return ((bits & FOURTEEN_BITS) + 1) * ((bits >> 14 & FOURTEEN_BITS) + 1);
    }
}
