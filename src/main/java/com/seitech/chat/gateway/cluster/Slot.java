package com.seitech.chat.gateway.cluster;

import com.seitech.chat.gateway.session.ChannelId;

/** A fixed part of all channels: those whose number leaves the same remainder. One replica at a time looks after it. */
public record Slot(int number) {
    /** Many more than replicas, so that each gets about as many channels; few enough to be told of in one small answer. */
    public static final int COUNT = 64;

    public Slot {
        if (number < 0 || number >= COUNT) {
            throw new IllegalArgumentException("no slot: " + number);
        }
    }

    public static Slot of(ChannelId channel) {
        return new Slot((int) (channel.value() % COUNT));
    }
}
