package com.seitech.chat.gateway.session;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps sessions like the real store, and counts how often it is asked. */
public final class InMemorySessions implements Sessions {
    private final Map<TokenHash, Session> byToken = new HashMap<>();
    private final Map<ChannelId, Instant> closed = new HashMap<>();
    private Runnable whileTouching = () -> {};
    private int finds;
    private int touches;
    private @Nullable Instant doubted;

    @Override
    public synchronized List<Session> add(Session session) {
        boolean known = byToken.values().stream().anyMatch(s -> s.id().equals(session.id()));
        if (known || byToken.containsKey(session.tokenHash())) {
            throw new StoreUnavailable("the session exists", null);
        }
        List<Session> before = byToken.values().stream()
                .filter(other -> other.channel().equals(session.channel()))
                .toList();
        byToken.values().removeAll(before);
        closed.remove(session.channel());
        byToken.put(session.tokenHash(), session);
        return before;
    }

    @Override
    public synchronized Optional<Session> ofChannel(ChannelId channel) {
        return byToken.values().stream()
                .filter(session -> session.channel().equals(channel))
                .findFirst();
    }

    @Override
    public synchronized List<Session> newest(int limit) {
        return byToken.values().stream()
                .sorted(Comparator.comparing(Session::createdAt).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void remove(Collection<SessionId> ended) {
        byToken.values().removeIf(session -> ended.contains(session.id()));
    }

    @Override
    public synchronized void doubt(Instant upTo) {
        Instant before = doubted;
        doubted = before == null || upTo.isAfter(before) ? upTo : before;
    }

    @Override
    public synchronized Optional<Instant> doubted() {
        return Optional.ofNullable(doubted);
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

    @Override
    public synchronized void closed(Map<ChannelId, Instant> at) {
        at.forEach((channel, time) -> {
            if (ofChannel(channel).isPresent()) {
                closed.putIfAbsent(channel, time);
            }
        });
    }

    @Override
    public synchronized void open(Collection<ChannelId> channels) {
        closed.keySet().removeAll(channels);
    }

    @Override
    public synchronized boolean isClosed(SessionId id) {
        return byToken.values().stream()
                .anyMatch(session -> session.id().equals(id) && closed.containsKey(session.channel()));
    }

    @Override
    public synchronized List<Session> closedBefore(Instant instant, int limit) {
        return byToken.values().stream()
                .filter(session ->
                        closed.getOrDefault(session.channel(), Instant.MAX).isBefore(instant))
                .sorted(Comparator.comparing(session -> closed.get(session.channel())))
                .limit(limit)
                .toList();
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
