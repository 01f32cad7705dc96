package com.seitech.chat.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the channels of sessions are still theirs. A database that is restored from a backup forgets the channels that
 * were made since, and gives their ids to others: a session must not open such a channel.
 *
 * <pre>
 * SOUND ─(doubt)─▶ LOOKING: nobody is let in ─▶ SOUND            the newest sessions tell that no older one is concerned
 *                                            └▶ IN DOUBT up to t  each session up to then is verified before its next use
 * </pre>
 *
 * <p>A backup is of one moment: a session whose channel is there vouches for all that were made before it. So one
 * question about the newest ones is enough when nothing is wrong, or little is missing. Guarded by itself, except while
 * Odoo is asked.
 */
@Singleton
public final class Verification {
    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);
    /** So many older ones have to be there: some of one moment may have been made in another order than we kept them. */
    private static final int ENOUGH = 100;

    private static final CompletableFuture<Void> NOT_LOOKING = CompletableFuture.completedFuture(null);

    private final Sessions sessions;
    private final References references;
    private final Revocations revocations;
    private final SessionConfig config;
    private final Clock clock;
    private final VerificationQueue queue;
    /** Since which doubt. */
    private final Cache<SessionId, Instant> verified;

    private volatile CompletableFuture<Void> looking = NOT_LOOKING;
    private volatile Instant inDoubt = Instant.MIN;
    private volatile boolean loaded;

    Verification(Sessions sessions, References references, Revocations revocations, SessionConfig config, Clock clock) {
        this.sessions = sessions;
        this.references = references;
        this.revocations = revocations;
        this.config = config;
        this.clock = clock;
        this.queue = new VerificationQueue(this::verify, config);
        this.verified = Caffeine.newBuilder().maximumSize(config.cached()).build();
    }

    /** Whether it is sure that the channel is the session's own. Never waits. */
    boolean isSound(Session session) {
        return loaded && looking.isDone() && isVerified(session) && !revocations.isRevoked(session.id());
    }

    private boolean isVerified(Session session) {
        Instant doubted = inDoubt;
        return session.createdAt().isAfter(doubted) || doubted.equals(verified.getIfPresent(session.id()));
    }

    /**
     * The same, asked of Odoo if need be. A session whose channel is not its own is revoked.
     *
     * @throws Unverified when it does not turn out in time
     */
    boolean isStillMeant(Session session) {
        load();
        await(looking);
        if (!isSound(session) && !revocations.isRevoked(session.id())) {
            await(queue.add(session));
        }
        return !revocations.isRevoked(session.id());
    }

    /**
     * For whoever delivers later what a session sent: whether the channel is still that session's.
     *
     * @throws Unverified when it cannot be known now
     */
    public boolean stillMeans(SessionId session, ChannelId channel) {
        return sessions.ofChannel(channel)
                .filter(owner -> owner.id().equals(session))
                .filter(this::isStillMeant)
                .isPresent();
    }

    /** Reads the store, once. */
    void load() {
        if (!loaded) {
            synchronized (this) {
                if (!loaded) {
                    inDoubt = sessions.doubted().orElse(Instant.MIN);
                    loaded = true;
                }
            }
        }
    }

    private void await(CompletableFuture<Void> answer) {
        try {
            answer.get(config.verifyPatience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new Unverified("not verified in time: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unverified("interrupted", e);
        }
    }

    /** From now on nobody is let in, until {@link #doubt} has returned. Never waits. */
    public void suspend() {
        if (looking.isDone()) {
            looking = new CompletableFuture<>();
        }
    }

    /**
     * Odoo may have lost channels. When it returns, whoever is let in has the channel that was made for him. Not for
     * several threads at once.
     *
     * @throws StoreUnavailable when that cannot be kept; nobody is let in until it was called again
     */
    public void doubt() {
        suspend();
        load();
        Instant now = clock.instant();
        List<Session> newest = sessions.newest(References.MOST);
        Set<SessionId> there = askedOf(newest);
        List<Session> gone = there == null
                ? List.of()
                : newest.stream()
                        .filter(session -> !there.contains(session.id()))
                        .toList();
        // Who is not among the newest since another replica has ended him, that one doubted before.
        recall();
        revocations.revoke(gone);
        boolean told = there != null && tellsAll(newest, gone);
        if (!told) {
            doubtUpTo(now);
        }
        LOG.atWarn()
                .addKeyValue("looked_at", newest.size())
                .addKeyValue("revoked", gone.size())
                .addKeyValue("others", told ? "sound" : "verified before their next use")
                .log("verified whether the newest sessions still have their channels");
        looking.complete(null);
    }

    private @Nullable Set<SessionId> askedOf(List<Session> newest) {
        try {
            return newest.isEmpty() ? Set.of() : references.stillMeant(newest);
        } catch (Unverified e) {
            return null;
        }
    }

    /** Whether these are all, or enough of them are older than all that is gone. */
    private static boolean tellsAll(List<Session> newest, List<Session> gone) {
        int older = gone.isEmpty() ? newest.size() : newest.size() - 1 - newest.indexOf(gone.getLast());
        return newest.size() < References.MOST || older >= ENOUGH;
    }

    private void doubtUpTo(Instant now) {
        sessions.doubt(now);
        raise(now);
    }

    /** Who is doubted by other replicas is verified here, too. */
    public void recall() {
        sessions.doubted().ifPresent(this::raise);
    }

    private synchronized void raise(Instant upTo) {
        inDoubt = upTo.isAfter(inDoubt) ? upTo : inDoubt;
    }

    private void verify(List<Session> some) {
        Instant doubted = inDoubt;
        Set<SessionId> there = references.stillMeant(some);
        there.forEach(id -> verified.put(id, doubted));
        revocations.revoke(
                some.stream().filter(session -> !there.contains(session.id())).toList());
    }

    /** Sessions made up to then are verified before their next use; empty when none has to be. */
    public Optional<Instant> inDoubtUpTo() {
        return Optional.of(inDoubt).filter(Instant.MIN::isBefore);
    }
}
