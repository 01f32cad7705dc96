package com.seitech.chat.gateway.conversation;

/** The channel is closed, archived or gone: it can be read, not written. */
public final class ChannelClosed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ChannelClosed() {
        super("channel closed", null, false, false);
    }
}
