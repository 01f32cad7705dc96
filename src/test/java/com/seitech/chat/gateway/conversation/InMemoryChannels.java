package com.seitech.chat.gateway.conversation;

import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The channels of an Odoo that can be taken away. */
public final class InMemoryChannels implements Channels {
    private final Map<SessionId, ChannelId> created = new HashMap<>();
    private final Map<ChannelId, ChannelState> states = new HashMap<>();
    private final List<Visitor> visitors = new ArrayList<>();
    private boolean away;

    @Override
    public synchronized ChannelId create(SessionId session, Visitor visitor) {
        requireHere();
        return created.computeIfAbsent(session, id -> {
            ChannelId channel = new ChannelId(100 + created.size());
            states.put(channel, ChannelState.ACTIVE);
            visitors.add(visitor);
            return channel;
        });
    }

    @Override
    public synchronized Optional<ChannelState> state(ChannelId channel) {
        requireHere();
        return Optional.ofNullable(states.get(channel));
    }

    synchronized void put(ChannelId channel, ChannelState state) {
        states.put(channel, state);
    }

    synchronized void remove(ChannelId channel) {
        states.remove(channel);
    }

    synchronized List<Visitor> visitors() {
        return List.copyOf(visitors);
    }

    synchronized void away(boolean value) {
        away = value;
    }

    private void requireHere() {
        if (away) {
            throw new SourceUnavailable("connection refused", new IllegalStateException());
        }
    }
}
