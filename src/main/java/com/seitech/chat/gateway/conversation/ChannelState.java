package com.seitech.chat.gateway.conversation;

/** Whether a channel takes messages: only an active one does. */
public enum ChannelState {
    ACTIVE,
    ARCHIVED,
    CLOSED
}
