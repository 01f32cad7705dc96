package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.session.ChannelId;

/** A message and where it stands. */
public record Posted(ChannelId channel, Message message) {}
