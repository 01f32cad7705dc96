package com.seitech.chat.gateway.session;

/** The id of a {@code seitech.chat.channel} in Odoo. */
public record ChannelId(long value) {
    public ChannelId {
        if (value <= 0) {
            throw new IllegalArgumentException("a channel id is positive: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
