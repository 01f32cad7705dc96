package com.seitech.chat.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Admits a token to its channel. Known sessions are answered from memory. */
@Singleton
public final class Admission {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    private final Sessions sessions;
    private final SessionConfig config;
    private final Clock clock;
    private final Verification verification;
    private final Revocations revocations;
    private final Cache<TokenHash, Session> known;
    private final Map<SessionId, Instant> touched = new ConcurrentHashMap<>();

    Admission(
            Sessions sessions, SessionConfig config, Clock clock, Verification verification, Revocations revocations) {
        this.sessions = sessions;
        this.config = config;
        this.clock = clock;
        this.verification = verification;
        this.revocations = revocations;
        this.known = Caffeine.newBuilder().maximumSize(config.cached()).build();
        revocations.listen(session -> known.invalidate(session.tokenHash()));
    }

    /**
     * The session of this token, when it is a session of this channel.
     *
     * @throws TokenRequired without a token
     * @throws InvalidSession when the token does not open this channel
     * @throws Unverified when it is not sure that the channel is still the session's own
     */
    public Session admit(@Nullable SessionToken token, ChannelId channel) {
        return find(required(token)).filter(s -> s.channel().equals(channel)).orElseThrow(InvalidSession::new);
    }

    private static SessionToken required(@Nullable SessionToken token) {
        if (token == null || token.value().isBlank()) {
            throw new TokenRequired();
        }
        return token;
    }

    /**
     * As {@link #admit}, for who was {@link Unverified}. The channel may be another's by now: nothing of it may be shown
     * to the session, and what the session sends has to be addressed to the channel that was made for it.
     */
    public Session admitUnverified(@Nullable SessionToken token, ChannelId channel) {
        return living(TokenHash.of(required(token)))
                .filter(session -> session.channel().equals(channel) && !revocations.isRevoked(session.id()))
                .orElseThrow(InvalidSession::new);
    }

    /**
     * The living session of this token, whatever its channel.
     *
     * @throws Unverified when it is not sure that the channel is still the session's own
     */
    public Optional<Session> find(SessionToken token) {
        return living(TokenHash.of(token))
                .filter(verification::isStillMeant)
                .map(session -> used(session, clock.instant()));
    }

    /** Which channel the token opens, as far as is known without asking Odoo. */
    public Optional<ChannelId> channelOf(SessionToken token) {
        return living(TokenHash.of(token)).map(Session::channel);
    }

    private Optional<Session> living(TokenHash hash) {
        Session session = known.getIfPresent(hash);
        Optional<Session> found = session == null ? sessions.find(hash) : Optional.of(session);
        Instant now = clock.instant();
        return found.filter(one -> !one.isExpired(now, config.lifetime()));
    }

    /**
     * To be called between reading and answering: what was read may be of a channel that was given to another meanwhile.
     *
     * @throws InvalidSession when the session was revoked since it was admitted
     * @throws Unverified when that cannot be known now
     */
    public void confirm(Session session) {
        if (!verification.isStillMeant(session)) {
            throw new InvalidSession();
        }
    }

    /**
     * To be called before something of a session is kept, in its channel's turn.
     *
     * @throws InvalidSession when the session was revoked since it was admitted
     */
    public void requireNotRevoked(Session session) {
        if (revocations.isRevoked(session.id())) {
            throw new InvalidSession();
        }
    }

    /** Whether it is known here that its chat is closed: for as long as Odoo cannot be asked. */
    public boolean isKnownClosed(Session session) {
        return sessions.isClosed(session.id());
    }

    /** As {@link #confirm}, of memory alone; false too when it is not sure. Never waits. */
    public boolean isStillAdmitted(Session session) {
        return verification.isSound(session);
    }

    /**
     * Admits a link to something in the channel.
     *
     * @param made when
     * @throws InvalidSession when the channel is nobody's, or was given to another since the link was made
     * @throws Unverified when that cannot be known now
     */
    public void admitLink(ChannelId channel, Instant made) {
        Session owner = sessions.ofChannel(channel)
                .filter(session -> session.createdAt().isBefore(made))
                .orElseThrow(InvalidSession::new);
        confirm(owner);
    }

    /**
     * The living session of this token and channel, if memory alone can tell; null otherwise. Never waits. For those
     * who call all the time: their use is noted as often as it is written.
     */
    public @Nullable Session known(SessionToken token, ChannelId channel) {
        Session session = known.getIfPresent(TokenHash.of(token));
        Instant now = clock.instant();
        if (session == null
                || !session.channel().equals(channel)
                || session.isExpired(now, config.lifetime())
                || !verification.isSound(session)) {
            return null;
        }
        boolean noted = session.lastUsedAt().plus(config.touchInterval()).isAfter(now);
        return noted ? session : used(session, now);
    }

    private Session used(Session session, Instant now) {
        known.put(session.tokenHash(), session.usedAt(now));
        touched.put(session.id(), now);
        if (revocations.isRevoked(session.id())) {
            // It was revoked between the look and the note.
            known.invalidate(session.tokenHash());
        }
        return session;
    }

    /**
     * Keeps a new session; when this returns, it survives a crash. Whoever had its channel before is revoked: nobody has
     * written in it yet.
     */
    public void open(Session session) {
        verification.load();
        Optional<Session> before = sessions.ofChannel(session.channel());
        before.ifPresent(other -> revocations.conflict(List.of(other)));
        // Made after the last link that the one before was given.
        Session kept = before.isEmpty() ? session : session.madeAt(clock.instant());
        revocations.conflict(sessions.add(kept));
        known.put(kept.tokenHash(), kept);
    }

    /** Another replica looks after these channels, or did until now: what is known of their sessions may be out of date. */
    public void forget(Predicate<ChannelId> channels) {
        known.asMap().values().removeIf(session -> channels.test(session.channel()));
    }

    /** While the store is still open: it is closed after this event. */
    void stop(@Observes ShutdownEvent event) {
        writeTouched();
    }

    @Scheduled(every = "${gateway.session.touch-interval:30s}")
    void writeTouched() {
        StoreUnavailable.orNextTime(LOG, "the use of sessions is not noted", () -> {
            Map<SessionId, Instant> batch = Map.copyOf(touched);
            sessions.touch(batch);
            batch.forEach(touched::remove);
        });
    }

    @Scheduled(every = "1h", delayed = "1m")
    void purgeExpired() {
        writeTouched();
        StoreUnavailable.orNextTime(
                LOG,
                "expired sessions are not removed",
                () -> sessions.purgeUnusedSince(clock.instant().minus(config.lifetime())));
    }
}
