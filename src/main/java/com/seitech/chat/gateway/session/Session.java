package com.seitech.chat.gateway.session;

import java.time.Duration;
import java.time.Instant;

/**
 * One visitor's right to one channel.
 *
 * @param visitorName signs the messages that come without an author's name
 * @param lastUsedAt written in batches: after a crash it may be some seconds old
 */
public record Session(
        SessionId id,
        TokenHash tokenHash,
        ChannelId channel,
        String visitorName,
        Instant createdAt,
        Instant lastUsedAt) {

    boolean isExpired(Instant now, Duration lifetime) {
        return lastUsedAt.plus(lifetime).isBefore(now);
    }

    Session madeAt(Instant time) {
        return new Session(id, tokenHash, channel, visitorName, time, time);
    }

    public Session usedAt(Instant now) {
        return new Session(id, tokenHash, channel, visitorName, createdAt, now);
    }

    @Override
    public String toString() {
        return "Session[" + id + ", channel " + channel + "]";
    }
}
