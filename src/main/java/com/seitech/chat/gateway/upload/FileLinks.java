package com.seitech.chat.gateway.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.session.ChannelId;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the links under which a file can be fetched. A link names its attachment, its channel and its end of life, and
 * is signed over all three: changing one of them, or guessing another, does not give a file.
 */
public final class FileLinks {
    private final SecretKeySpec key;
    private final UploadConfig config;
    private final Clock clock;

    public FileLinks(byte[] key, UploadConfig config, Clock clock) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.config = config;
        this.clock = clock;
    }

    /** Path and query: {@code /web/content/<attachment>/<name>?token=<end of life>.<signature>}. */
    public String link(AttachmentId attachment, ChannelId channel, String name) {
        long expires = clock.instant().plus(config.linkLifetime()).getEpochSecond();
        String token = expires + "." + sign(attachment + ":" + channel + ":" + expires);
        return "/web/content/" + attachment + "/" + pathSegment(name) + "?token=" + token;
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String pathSegment(String name) {
        return URLEncoder.encode(name, UTF_8).replace("+", "%20");
    }
}
