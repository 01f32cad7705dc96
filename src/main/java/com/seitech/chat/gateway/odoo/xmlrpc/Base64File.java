package com.seitech.chat.gateway.odoo.xmlrpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on disk as a parameter: sent as base64 text, in blocks, never held in memory. {@code size} in bytes. */
public record Base64File(Path path, long size) {
    public Base64File {
        if (size < 0) {
            throw new IllegalArgumentException("size must not be negative: " + size);
        }
    }

    long encodedLength() {
        return (size + 2) / 3 * 4;
    }

    InputStream openEncoded() {
        try {
            return new Base64Stream(Files.newInputStream(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
