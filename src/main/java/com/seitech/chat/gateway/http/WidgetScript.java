package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.seitech.chat.gateway.conversation.InvalidInput;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The visitors' widget as the build made it, and the texts of its other languages, plain and compressed. */
@Singleton
final class WidgetScript {
    /** In a list, and not with the quality 0, by which a client refuses it. */
    private static final Pattern GZIP = Pattern.compile(
            "(?:^|,)\\s*gzip\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[0-9.]+\\s*)?(?:,|$)", Pattern.CASE_INSENSITIVE);

    private final Script widget = Script.read("/widget/widget.js");
    private final Map<String, Script> texts = new String(Packaged.bytes("/widget/languages"), UTF_8)
            .lines()
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), language -> Script.read("/widget/texts-" + language + ".js")));

    private record Script(Variant plain, Variant zipped) {
        private static Script read(String name) {
            return new Script(Variant.of(Packaged.bytes(name), null), Variant.of(Packaged.bytes(name + ".gz"), "gzip"));
        }
    }

    /**
     * One of the forms in which it goes over the wire.
     *
     * @param encoding null when it is plain
     * @param etag of its own: caches must not take one form for the other
     */
    record Variant(Buffer content, @Nullable String encoding, String etag) {
        private static Variant of(byte[] content, @Nullable String encoding) {
            return new Variant(Buffer.buffer(content), encoding, '"' + hash(content) + '"');
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

    /**
     * @param language whose texts are wanted, a module of JavaScript; the widget itself when null
     * @param accepted the header {@code Accept-Encoding}
     */
    Variant forClient(@Nullable String language, @Nullable String accepted) {
        Script script = language == null ? widget : texts.get(language);
        if (script == null) {
            throw new InvalidInput("texts", "must be a language that the widget has besides English");
        }
        return accepted != null && GZIP.matcher(accepted).find() ? script.zipped() : script.plain();
    }
}
