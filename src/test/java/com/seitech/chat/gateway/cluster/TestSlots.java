package com.seitech.chat.gateway.cluster;

import com.seitech.chat.gateway.session.ChannelId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** As many replicas as the test says. All channels are here, until they move away. */
public final class TestSlots implements Slots {
    /** Replicas that are alive. */
    public volatile int alive = 1;
    /** Whether it is sure that no other one looks after the channels. */
    public volatile boolean held = true;

    private final List<SlotListener> listeners = new ArrayList<>();
    private volatile boolean here = true;

    /** Another replica looks after all channels from now on. */
    public void moveAway() {
        here = false;
        listeners.forEach(listener -> listener.leaving(channel -> true));
        listeners.forEach(listener -> listener.lost(channel -> true));
    }

    @Override
    public boolean isHere(ChannelId channel) {
        return here;
    }

    @Override
    public boolean isHeld(ChannelId channel) {
        return here && held;
    }

    @Override
    public @Nullable Visit visit(ChannelId channel) {
        return here ? () -> {} : null;
    }

    @Override
    public Optional<Replica> holder(ChannelId channel) {
        return Optional.empty();
    }

    @Override
    public List<Replica> others() {
        return List.of();
    }

    @Override
    public void afterNextLook(Runnable then) {
        then.run();
    }

    @Override
    public void listen(SlotListener listener) {
        listeners.add(listener);
        listener.gained(channel -> true);
    }

    @Override
    public int count() {
        return Slot.COUNT;
    }

    @Override
    public int replicas() {
        return alive;
    }
}
