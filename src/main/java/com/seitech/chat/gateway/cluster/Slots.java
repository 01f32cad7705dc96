package com.seitech.chat.gateway.cluster;

import com.seitech.chat.gateway.session.ChannelId;

/** Which channels this replica looks after. Everything that is remembered of a channel in memory is with that replica. */
public interface Slots {
    /** Whether this replica looks after the channel, as far as it knows. */
    boolean isHere(ChannelId channel);

    /** Hears of every change from now on, and first of all that is here already. */
    void listen(SlotListener listener);

    /** Replicas that are alive, this one among them. */
    int replicas();
}
