package com.seitech.chat.gateway.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An Odoo that has every channel except those that it lost, and counts what it is asked. */
public final class InMemoryReferences implements References {
    private final Set<SessionId> lost = new HashSet<>();
    private final List<Set<SessionId>> asked = new ArrayList<>();
    private Runnable whileAsked = () -> {};

    /** Its channel is gone, or another's. */
    public synchronized void lose(Session session) {
        lost.add(session.id());
    }

    /** Runs inside every coming question; may throw. */
    synchronized void whileAsked(Runnable action) {
        whileAsked = action;
    }

    synchronized List<Set<SessionId>> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Set<SessionId> stillMeant(Collection<Session> sessions) {
        Runnable action;
        Set<SessionId> ids = sessions.stream().map(Session::id).collect(Collectors.toSet());
        synchronized (this) {
            asked.add(ids);
            action = whileAsked;
        }
        action.run();
        synchronized (this) {
            return ids.stream().filter(id -> !lost.contains(id)).collect(Collectors.toSet());
        }
    }
}
