package com.seitech.chat.gateway.cluster;

import com.seitech.chat.gateway.session.ChannelId;
import java.util.function.Predicate;

/** Hears which channels this replica looks after. Never called by two threads at once. */
public interface SlotListener {
    /** From here on they are this replica's. Whatever is remembered of them in memory is of another time. */
    void gained(Predicate<ChannelId> channels);

    /** They are, or may be, another replica's. Nothing of them may be held any more. */
    void lost(Predicate<ChannelId> channels);
}
