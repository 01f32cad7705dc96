package com.seitech.chat.gateway.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** A text of random letters, like no other: Odoo stores the same content only once. */
record SampleFile(Path path) implements AutoCloseable {
    private static final byte[] LETTERS =
            "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789".getBytes(US_ASCII);
    private static final SplittableRandom RANDOM = new SplittableRandom();

    static SampleFile in(Path directory, int bytes) {
        try {
            Path path = Files.createTempFile(directory, "sample", ".txt");
            Files.write(path, letters(bytes));
            return new SampleFile(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] letters(int count) {
        byte[] letters = new byte[count];
        RANDOM.nextBytes(letters);
        for (int i = 0; i < count; i++) {
            letters[i] = LETTERS[letters[i] & (LETTERS.length - 1)];
        }
        return letters;
    }

    String name() {
        return path.getFileName().toString();
    }

    String sha256() {
        try (InputStream content = Files.newInputStream(path)) {
            return sha256(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of all that comes. */
    static String sha256(InputStream content) throws IOException {
        try {
            DigestInputStream digest = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"));
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
