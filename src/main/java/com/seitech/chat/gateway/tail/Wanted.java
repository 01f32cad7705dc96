package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;

/**
 * What a feed lacks.
 *
 * @param after only what is newer
 * @param newest only the newest so many of these; 0 when only the channel's state is wanted
 */
public record Wanted(ChannelId channel, MessageId after, int newest) {
    public Wanted {
        if (newest < 0) {
            throw new IllegalArgumentException("newest must not be negative: " + newest);
        }
    }
}
