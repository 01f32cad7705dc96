package com.seitech.chat.gateway.cluster;

import com.seitech.chat.gateway.session.ChannelId;
import java.util.List;
import java.util.Optional;

/** The only replica: it looks after every channel, always. */
public final class Alone implements Slots {
    private static final Visit NOTHING_TO_END = () -> {};

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
        return NOTHING_TO_END;
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
        listener.gained(channel -> true);
    }

    @Override
    public int count() {
        return Slot.COUNT;
    }

    @Override
    public int replicas() {
        return 1;
    }
}
