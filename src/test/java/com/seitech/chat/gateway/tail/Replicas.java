package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.cluster.Replica;
import com.seitech.chat.gateway.cluster.Slot;
import com.seitech.chat.gateway.cluster.SlotListener;
import com.seitech.chat.gateway.cluster.Slots;
import com.seitech.chat.gateway.session.ChannelId;
import java.util.List;
import java.util.Optional;

/** As many replicas as the test says, of which this one looks after all channels. */
final class Replicas implements Slots {
    volatile int alive = 1;

    @Override
    public boolean isHere(ChannelId channel) {
        return true;
    }

    @Override
    public boolean isHeld(ChannelId channel) {
        return true;
    }

    @Override
    public Visit visit(ChannelId channel) {
        return () -> {};
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
    public int count() {
        return Slot.COUNT;
    }

    @Override
    public void listen(SlotListener listener) {
        listener.gained(channel -> true);
    }

    @Override
    public int replicas() {
        return alive;
    }
}
