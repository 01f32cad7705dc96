package com.seitech.chat.gateway.http;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The visitors' widget as the build made it, plain and compressed. */
@Singleton
final class WidgetScript {
    private final Variant plain = Variant.read("/widget/widget.js", null);
    private final Variant zipped = Variant.read("/widget/widget.js.gz", "gzip");

    /**
     * One of the forms in which it goes over the wire.
     *
     * @param encoding null when it is plain
     * @param etag of its own: caches must not take one form for the other
     */
    record Variant(byte[] content, @Nullable String encoding, String etag) {
        private static Variant read(String name, @Nullable String encoding) {
            try (InputStream file = WidgetScript.class.getResourceAsStream(name)) {
                if (file == null) {
                    throw new IllegalStateException(name + " is not in the package: the widget was not built");
                }
                byte[] content = file.readAllBytes();
                return new Variant(content, encoding, '"' + hash(content) + '"');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String hash(byte[] content) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
                return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    /** @param accepted the header {@code Accept-Encoding} */
    Variant forClient(@Nullable String accepted) {
        return acceptsGzip(accepted) ? zipped : plain;
    }

    private static boolean acceptsGzip(@Nullable String accepted) {
        if (accepted == null) {
            return false;
        }
        for (String one : accepted.split(",")) {
            String[] parts = one.strip().split("\\s*;\\s*");
            if (parts[0].equalsIgnoreCase("gzip")) {
                return parts.length == 1 || !parts[1].matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
