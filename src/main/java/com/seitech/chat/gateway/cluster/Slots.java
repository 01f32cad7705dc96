package com.seitech.chat.gateway.cluster;

import com.seitech.chat.gateway.session.ChannelId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which channels this replica looks after. Everything that is remembered of a channel in memory is with that replica. */
public interface Slots {
    /** Whether this replica looks after the channel, or is about to, as far as it knows. */
    boolean isHere(ChannelId channel);

    /**
     * The same, and that it is sure that no other one does: to be asked before something is done for the channel that
     * others must not do as well.
     */
    boolean isHeld(ChannelId channel);

    /**
     * Something is to be done in the channel: has it stay here until the visit ends, or takes too long.
     *
     * @return null when this replica does not look after it, or not yet
     */
    @Nullable
    Visit visit(ChannelId channel);

    /** The replica that looks after the channel, which may be this one; empty when there is none for the moment. */
    Optional<Replica> holder(ChannelId channel);

    /** The other replicas that are alive. */
    List<Replica> others();

    /** Has it looked soon who looks after what, and calls this after it. */
    void afterNextLook(Runnable then);

    /** Hears of every change from now on, and first of all that is here already. */
    void listen(SlotListener listener);

    /** How many slots are here. */
    int count();

    /** Replicas that are alive, this one among them. */
    int replicas();

    /** Something that is done in a channel. */
    @FunctionalInterface
    interface Visit extends AutoCloseable {
        @Override
        void close();
    }
}
