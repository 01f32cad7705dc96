package com.seitech.chat.gateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/** A piece of a request's body. A file is read while it is sent. */
sealed interface BodyPart {
    long length();

    void writeTo(OutputStream out) throws IOException;

    static BodyPart text(String text) {
        return new Bytes(text.getBytes(UTF_8));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bytes(byte[] bytes) implements BodyPart {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }

    /** A file as it is. */
    record Raw(Path file) implements BodyPart {
        @Override
        public long length() {
            return size(file);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            Files.copy(file, out);
        }
    }

    /** A file as base64. */
    record Encoded(Path file) implements BodyPart {
        /** A multiple of three, so that only the last block is padded. */
        private static final int BLOCK = 192 * 1024;

        @Override
        public long length() {
            return (size(file) + 2) / 3 * 4;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            byte[] block = new byte[BLOCK];
            byte[] encoded = new byte[BLOCK / 3 * 4];
            try (InputStream in = Files.newInputStream(file)) {
                int read = in.readNBytes(block, 0, BLOCK);
                while (read > 0) {
                    byte[] whole = read == BLOCK ? block : Arrays.copyOf(block, read);
                    out.write(encoded, 0, Base64.getEncoder().encode(whole, encoded));
                    read = in.readNBytes(block, 0, BLOCK);
                }
            }
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
