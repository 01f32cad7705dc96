package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.ChannelState;

/** That a reader lacks nothing, and what else a poll shows. */
public record Quiet(ChannelState state, boolean agentTypes) {}
