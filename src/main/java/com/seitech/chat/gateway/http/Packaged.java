package com.seitech.chat.gateway.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Files that the build has put into the package. */
final class Packaged {
    private Packaged() {}

    /** @param name from the package's root on, with a slash first */
    static byte[] bytes(String name) {
        try (InputStream file = Packaged.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not in the package: it was not built by ./mvnw");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
