package com.seitech.chat.gateway.http;

import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The visitors' widget as the build made it, plain and compressed. */
@Singleton
final class WidgetScript {
    /** In a list, and not with the quality 0, by which a client refuses it. */
    private static final Pattern GZIP = Pattern.compile(
            "(?:^|,)\\s*gzip\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[0-9.]+\\s*)?(?:,|$)", Pattern.CASE_INSENSITIVE);

    private final Variant plain = Variant.read("/widget/widget.js", null);
    private final Variant zipped = Variant.read("/widget/widget.js.gz", "gzip");

    /**
     * One of the forms in which it goes over the wire.
     *
     * @param encoding null when it is plain
     * @param etag of its own: caches must not take one form for the other
     */
    record Variant(Buffer content, @Nullable String encoding, String etag) {
        private static Variant read(String name, @Nullable String encoding) {
            try (InputStream file = WidgetScript.class.getResourceAsStream(name)) {
                if (file == null) {
                    throw new IllegalStateException(name + " is not in the package: the widget was not built");
                }
                byte[] content = file.readAllBytes();
                return new Variant(Buffer.buffer(content), encoding, '"' + hash(content) + '"');
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
        return accepted != null && GZIP.matcher(accepted).find() ? zipped : plain;
    }
}
