package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;

/** That a message exists, in a channel of any kind. */
public record Arrival(MessageId id, ChannelId channel) {}
