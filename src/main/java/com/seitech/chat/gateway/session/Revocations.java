package com.seitech.chat.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.seitech.chat.gateway.log.Seldom;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends sessions before their time, and tells whoever holds something of them. */
@Singleton
public final class Revocations {
    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);
    private static final Seldom SELDOM = new Seldom(LOG, 5);
    /** Longer than any request that was admitted before. */
    private static final Duration REMEMBERED = Duration.ofMinutes(15);
    /** One that is forgotten earlier is gone from the store all the same. */
    private static final int MOST_REMEMBERED = 100_000;

    private final Sessions sessions;
    private final List<Consumer<Session>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> conflictListeners = new CopyOnWriteArrayList<>();
    private final LongAdder count = new LongAdder();
    private final Cache<SessionId, Boolean> latest = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    Revocations(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Is called for every session that ends, before whoever ended it goes on. Must not block. */
    public void listen(Consumer<Session> listener) {
        listeners.add(listener);
    }

    /** Is called when a channel of a session turns out to be another's. Must not block. */
    public void listenToConflicts(Runnable listener) {
        conflictListeners.add(listener);
    }

    /** When it returns, no token opens them any more, and nothing of them is held. */
    void revoke(Collection<Session> ended) {
        if (ended.isEmpty()) {
            return;
        }
        ended.forEach(session -> latest.put(session.id(), true));
        // Another replica may still know them, and will not find them among the newest: it is told to verify them.
        ended.stream().map(Session::createdAt).max(Comparator.naturalOrder()).ifPresent(sessions::doubt);
        sessions.remove(ended.stream().map(Session::id).toList());
        ended.forEach(this::tell);
        SELDOM.warn(
                "sessions revoked: their channels in Odoo are gone or others'",
                line -> line.addKeyValue("sessions", ended.size()));
    }

    /** It is gone from the store: from here on no token opens it, and nothing of it is held. */
    public void erased(Session session) {
        latest.put(session.id(), true);
        tell(session);
    }

    /** Its chat has been closed long enough, and it is gone from the store. As {@link #erased}. */
    public void over(Session session) {
        erased(session);
    }

    /** It is gone from the store, as another replica did it. Of one that was heard of before, nothing happens. */
    public void heard(EndedSessions.Ended ended) {
        if (!isRevoked(ended.id())) {
            erased(new Session(ended.id(), ended.tokenHash(), ended.channel(), "", Instant.EPOCH, Instant.EPOCH));
        }
    }

    /** The same of those whose channel was given to another. */
    void conflict(Collection<Session> ended) {
        revoke(ended);
        if (!ended.isEmpty()) {
            conflictListeners.forEach(Runnable::run);
        }
    }

    private void tell(Session session) {
        count.increment();
        listeners.forEach(listener -> listener.accept(session));
        LOG.atDebug()
                .addKeyValue("session", session.id())
                .addKeyValue("channel", session.channel())
                .log("session revoked");
    }

    /** Whether a request that was admitted before must not be answered any more. */
    boolean isRevoked(SessionId session) {
        return latest.getIfPresent(session) != null;
    }

    /** Since the start. */
    public long count() {
        return count.sum();
    }
}
