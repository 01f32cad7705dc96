package com.seitech.chat.gateway.outbox;

import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Entries for tests: each channel has one session. */
public final class Entries {
    public static final ChannelId CHANNEL = new ChannelId(11);

    public static final SessionId SESSION = sessionOf(CHANNEL);

    private static final AtomicLong NEXT = new AtomicLong(MessageId.FIRST_PROVISIONAL);

    private Entries() {}

    public static OutboxEntry text(String content, @Nullable String key) {
        return text(CHANNEL, content, key, TestClock.START);
    }

    public static OutboxEntry text(ChannelId channel, String content, @Nullable String key, Instant at) {
        return new OutboxEntry(OutboxId.random(), sessionOf(channel), channel, key, "Vera", content, null, at);
    }

    /** Under a provisional id that no other entry of this process has. */
    public static void append(Outbox outbox, OutboxEntry entry) {
        outbox.append(entry, new MessageId(NEXT.getAndIncrement()));
    }

    static OutboxEntry file(OutboxFile file, Instant at) {
        return file(CHANNEL, file, at);
    }

    static OutboxEntry file(ChannelId channel, OutboxFile file, Instant at) {
        return new OutboxEntry(OutboxId.random(), sessionOf(channel), channel, null, "Vera", file.name(), file, at);
    }

    public static SessionId sessionOf(ChannelId channel) {
        return new SessionId(UUID.nameUUIDFromBytes(channel.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
