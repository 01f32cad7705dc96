package com.seitech.chat.gateway.conversation;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of a channel. Every method may throw {@link SourceUnavailable}. */
public interface MessageHistory {
    /** The newest {@code limit} before {@code before} (null: of all), the oldest of them first. */
    Page newest(ChannelId channel, int limit, @Nullable MessageId before);

    /** The oldest {@code limit} after the given one, the oldest first. */
    List<Message> after(ChannelId channel, MessageId after, int limit);

    /**
     * A stretch of messages.
     *
     * @param hasMore there are older ones
     */
    record Page(List<Message> messages, boolean hasMore) {
        public Page {
            messages = List.copyOf(messages);
        }
    }
}
