package com.seitech.chat.gateway.cluster;

import com.seitech.chat.gateway.session.ChannelId;

/** The only replica: it looks after every channel, always. */
public final class Alone implements Slots {
    @Override
    public boolean isHere(ChannelId channel) {
        return true;
    }

    @Override
    public void listen(SlotListener listener) {
        listener.gained(channel -> true);
    }

    @Override
    public int replicas() {
        return 1;
    }
}
