package com.seitech.chat.gateway.session;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps sessions like the real store, and counts how often it is asked. */
public final class InMemorySessions implements Sessions {
    private final Map<TokenHash, Session> byToken = new HashMap<>();
    private Runnable whileTouching = () -> {};
    private int finds;
    private int touches;

    @Override
    public synchronized void add(Session session) {
        boolean known = byToken.values().stream().anyMatch(s -> s.id().equals(session.id()));
        if (known || byToken.putIfAbsent(session.tokenHash(), session) != null) {
            throw new StoreUnavailable("the session exists", null);
        }
    }

    @Override
    public synchronized Optional<Session> find(TokenHash hash) {
        finds++;
        return Optional.ofNullable(byToken.get(hash));
    }

    @Override
    public synchronized void touch(Map<SessionId, Instant> lastUsed) {
        touches++;
        whileTouching.run();
        byToken.replaceAll((hash, session) -> {
            Instant at = lastUsed.getOrDefault(session.id(), Instant.MIN);
            return at.isAfter(session.lastUsedAt()) ? session.usedAt(at) : session;
        });
    }

    @Override
    public synchronized int purgeUnusedSince(Instant instant) {
        int before = byToken.size();
        byToken.values().removeIf(session -> session.lastUsedAt().isBefore(instant));
        return before - byToken.size();
    }

    /** Runs inside every coming {@link #touch}; may throw. */
    synchronized void whileTouching(Runnable action) {
        whileTouching = action;
    }

    synchronized int finds() {
        return finds;
    }

    synchronized int touches() {
        return touches;
    }
}
