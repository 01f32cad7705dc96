package com.seitech.chat.gateway.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One message of a visitor.
 *
 * @param clientKey the client's idempotency key: two entries of a session never share one
 * @param content the text, for a file its name
 */
public record OutboxEntry(
        OutboxId id,
        SessionId session,
        ChannelId channel,
        @Nullable String clientKey,
        String authorName,
        String content,
        @Nullable OutboxFile file,
        Instant createdAt) {

    /** Tells two contents apart: SHA-256, in hex. */
    public String contentHash() {
        String identity = file == null ? "text\n" + content : "file\n" + file.name() + "\n" + file.sha256();
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(identity.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    OutboxEntry withFile(OutboxFile kept) {
        return new OutboxEntry(id, session, channel, clientKey, authorName, content, kept, createdAt);
    }

    OutboxEntry withId(OutboxId earlier) {
        return new OutboxEntry(earlier, session, channel, clientKey, authorName, content, file, createdAt);
    }

    @Override
    public String toString() {
        return "OutboxEntry[" + id + ", channel " + channel + "]";
    }
}
