package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a message exists, in a channel of any kind.
 *
 * @param createdAt in whole seconds; null where it was not told
 */
public record Arrival(
        MessageId id, ChannelId channel, @Nullable Instant createdAt) {
    public Arrival(MessageId id, ChannelId channel) {
        this(id, channel, null);
    }

    /** Whether the same id is another message's by now: one that is younger, or stands elsewhere. */
    boolean isAnother(Arrival now) {
        return !channel.equals(now.channel()) || now.isYoungerThan(createdAt);
    }

    boolean isYoungerThan(@Nullable Instant time) {
        return createdAt != null && time != null && createdAt.isAfter(time);
    }
}
