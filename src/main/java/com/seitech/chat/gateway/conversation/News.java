package com.seitech.chat.gateway.conversation;

import com.seitech.chat.gateway.outbox.MessageId;
import java.util.List;

/**
 * What a reader has not seen.
 *
 * @param upTo the id to ask from next time
 */
public record News(List<Message> messages, ChannelState state, MessageId upTo) {
    public News {
        messages = List.copyOf(messages);
    }
}
