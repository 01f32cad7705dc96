package com.seitech.chat.gateway.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.InvalidSession;
import com.seitech.chat.gateway.session.TokenRequired;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Makes the links under which a file can be fetched, and recognises them. A link names its attachment, its channel and
 * its end of life, and is signed over all three: changing one of them, or guessing another, does not give a file.
 */
public final class FileLinks {
    /** Channel, end of life in milliseconds, signature: each in one spelling only, and no number too long for its type. */
    private static final Pattern TOKEN =
            Pattern.compile("([1-9][0-9]{0,17})\\.([1-9][0-9]{0,14})\\.([A-Za-z0-9_-]{43})");

    /** What browsers take for steps between folders. */
    private static final Set<String> NO_SEGMENT = Set.of("", ".", "..");

    private final LinkKeys keys;
    private final UploadConfig config;
    private final Clock clock;

    public FileLinks(LinkKeys keys, UploadConfig config, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /** Path and query: {@code /web/content/<attachment>/<name>?token=<channel>.<end of life>.<signature>}. */
    public String link(AttachmentId attachment, ChannelId channel, String name) {
        long expires = clock.instant().plus(config.linkLifetime()).toEpochMilli();
        String signature = sign(keys.keys().getFirst(), attachment, channel, expires);
        return "/web/content/" + attachment + "/" + pathSegment(name) + "?token=" + channel + "." + expires + "."
                + signature;
    }

    /**
     * What the token of a link to this attachment opens.
     *
     * @throws TokenRequired without a token
     * @throws InvalidSession when we did not make it for this attachment, or its life has ended
     */
    public FileLink verify(AttachmentId attachment, @Nullable String token) {
        if (token == null || token.isBlank()) {
            throw new TokenRequired();
        }
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            throw new InvalidSession();
        }
        ChannelId channel = new ChannelId(Long.parseLong(parts.group(1)));
        long expires = Long.parseLong(parts.group(2));
        byte[] given = parts.group(3).getBytes(UTF_8);
        boolean ours = keys.keys().stream()
                .map(key -> sign(key, attachment, channel, expires))
                .anyMatch(signature -> MessageDigest.isEqual(signature.getBytes(UTF_8), given));
        if (!ours || clock.millis() >= expires) {
            throw new InvalidSession();
        }
        Instant end = Instant.ofEpochMilli(expires);
        return new FileLink(attachment, channel, end.minus(config.linkLifetime()), end);
    }

    private static String sign(SecretKey key, AttachmentId attachment, ChannelId channel, long expires) {
        String text = attachment + ":" + channel + ":" + expires;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** The name is for people only: the file is found without it. */
    private static String pathSegment(String name) {
        return NO_SEGMENT.contains(name)
                ? "file"
                : URLEncoder.encode(name, UTF_8).replace("+", "%20");
    }
}
