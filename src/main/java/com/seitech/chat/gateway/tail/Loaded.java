package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.Message;
import java.util.List;

/**
 * What a channel holds.
 *
 * @param state closed when the channel is gone or is none that visitors may use
 * @param messages in the order of their ids
 * @param more there are older ones that were asked for and left out
 */
public record Loaded(ChannelState state, List<Message> messages, boolean more) {
    public Loaded {
        messages = List.copyOf(messages);
    }
}
