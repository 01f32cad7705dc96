package com.seitech.chat.gateway.cluster;

import com.seitech.chat.gateway.session.ChannelId;
import java.util.function.Predicate;

/** Hears which channels this replica looks after. Never called by two threads at once. */
public interface SlotListener {
    /**
     * They are about to be this replica's: no request is served before this returns. Whatever is remembered of them in
     * memory is of another time.
     *
     * @throws com.seitech.chat.gateway.session.StoreUnavailable when it cannot be done now; it is called again then
     */
    default void gained(Predicate<ChannelId> channels) {}

    /** They are to be another's soon: whoever waits for something in them is sent away, and comes back there. */
    default void leaving(Predicate<ChannelId> channels) {}

    /** They are, or may be, another replica's. Nothing of them may be held any more. Must not throw. */
    default void lost(Predicate<ChannelId> channels) {}
}
