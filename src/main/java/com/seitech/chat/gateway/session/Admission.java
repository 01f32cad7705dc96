package com.seitech.chat.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Admits a token to its channel. Known sessions are answered from memory. */
@Singleton
public final class Admission {
    private final Sessions sessions;
    private final SessionConfig config;
    private final Clock clock;
    private final Cache<TokenHash, Session> known;
    private final Map<SessionId, Instant> touched = new ConcurrentHashMap<>();

    Admission(Sessions sessions, SessionConfig config, Clock clock) {
        this.sessions = sessions;
        this.config = config;
        this.clock = clock;
        this.known = Caffeine.newBuilder().maximumSize(config.cached()).build();
    }

    /**
     * The session of this token, when it is a session of this channel.
     *
     * @throws TokenRequired without a token
     * @throws InvalidSession when the token does not open this channel
     */
    public Session admit(@Nullable SessionToken token, ChannelId channel) {
        if (token == null || token.value().isBlank()) {
            throw new TokenRequired();
        }
        return find(token).filter(s -> s.channel().equals(channel)).orElseThrow(InvalidSession::new);
    }

    /** The living session of this token, whatever its channel. */
    public Optional<Session> find(SessionToken token) {
        TokenHash hash = TokenHash.of(token);
        Session session = known.getIfPresent(hash);
        if (session == null) {
            session = sessions.find(hash).orElse(null);
        }
        Instant now = clock.instant();
        if (session == null || session.isExpired(now, config.lifetime())) {
            return Optional.empty();
        }
        return Optional.of(used(session, now));
    }

    /**
     * The living session of this token and channel, if memory alone can tell; null otherwise. Never waits. For those
     * who call all the time: their use is noted as often as it is written.
     */
    public @Nullable Session known(SessionToken token, ChannelId channel) {
        Session session = known.getIfPresent(TokenHash.of(token));
        Instant now = clock.instant();
        if (session == null || !session.channel().equals(channel) || session.isExpired(now, config.lifetime())) {
            return null;
        }
        boolean noted = session.lastUsedAt().plus(config.touchInterval()).isAfter(now);
        return noted ? session : used(session, now);
    }

    private Session used(Session session, Instant now) {
        known.put(session.tokenHash(), session.usedAt(now));
        touched.put(session.id(), now);
        return session;
    }

    /** Keeps a new session; when this returns, it survives a crash. */
    public void open(Session session) {
        sessions.add(session);
        known.put(session.tokenHash(), session);
    }

    /** While the store is still open: it is closed after this event. */
    void stop(@Observes ShutdownEvent event) {
        writeTouched();
    }

    @Scheduled(every = "${gateway.session.touch-interval:30s}")
    void writeTouched() {
        Map<SessionId, Instant> batch = Map.copyOf(touched);
        sessions.touch(batch);
        batch.forEach(touched::remove);
    }

    @Scheduled(every = "1h", delayed = "1m")
    void purgeExpired() {
        writeTouched();
        sessions.purgeUnusedSince(clock.instant().minus(config.lifetime()));
    }
}
