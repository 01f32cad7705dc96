package com.seitech.chat.gateway.tail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.seitech.chat.gateway.cluster.SlotListener;
import com.seitech.chat.gateway.cluster.Slots;
import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.outbox.DeliveryResult;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.outbox.Outbox;
import com.seitech.chat.gateway.outbox.OutboxConfig;
import com.seitech.chat.gateway.outbox.OutboxRecord;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.StoreUnavailable;
import com.seitech.chat.gateway.session.Unverified;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hand-out logs of all sessions. There is never more than one log of a session in memory. */
@Singleton
public final class HandOuts {
    private static final Logger LOG = LoggerFactory.getLogger(HandOuts.class);
    private static final Seldom SELDOM = new Seldom(LOG, 5);
    /** Bounds how long others wait for the database meanwhile. */
    private static final int LARGEST_BATCH = 500;

    private final HandOutStore store;
    private final Outbox outbox;
    private final HandOutConfig config;
    private final OutboxConfig outboxConfig;
    private final Eras eras;
    private final Slots slots;
    private final Clock clock;
    private final LongAdder repaired = new LongAdder();
    private final Cache<SessionId, HandOutLog> kept;
    /** A log that was evicted while a request still uses it must not be loaded a second time. */
    private final Cache<SessionId, HandOutLog> alive =
            Caffeine.newBuilder().weakValues().build();

    HandOuts(
            HandOutStore store,
            Outbox outbox,
            HandOutConfig config,
            OutboxConfig outboxConfig,
            Eras eras,
            Slots slots,
            Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.config = config;
        this.outboxConfig = outboxConfig;
        this.eras = eras;
        this.slots = slots;
        this.clock = clock;
        this.kept = Caffeine.newBuilder().maximumSize(config.cached()).build();
    }

    /** Answers since the start that did not reach their page, so that what was in them is given again. */
    public long repaired() {
        return repaired.sum();
    }

    /** A request may have left so long before it arrived. */
    Duration overlap() {
        return config.overlap();
    }

    /** As {@link #of}, for somebody who must not be sent away: waits until this replica knows what others found. */
    HandOutLog ofSender(Session session) {
        try {
            return of(session);
        } catch (Unverified e) {
            eras.awaitLatest();
            return of(session);
        }
    }

    /**
     * The log of a session; may read the store.
     *
     * @throws Unverified when another replica had it in an era in which this one does not stand yet
     */
    public HandOutLog of(Session session) {
        SessionId id = session.id();
        HandOutLog log = held(id);
        if (log == null) {
            HandOutLog read = load(session);
            HandOutLog other = alive.asMap().putIfAbsent(id, read);
            log = other == null ? read : other;
            // Again: of a delivery since the look, this log was not told while nobody knew it.
            resolve(id, log);
        }
        log.enter(eras.all(), clock.instant());
        kept.put(id, log);
        return log;
    }

    private HandOutLog load(Session session) {
        HandOutStore.Saved saved = store.find(session.id()).orElse(null);
        HandOutLog log = new HandOutLog(
                session.channel(), saved, config.overlap(), outboxConfig.repeatWindow(), clock.instant());
        eras.isEntered(log.era());
        resolve(session.id(), log);
        return log;
    }

    /** What is queued in it may have been delivered, or given up, after it was saved. */
    void resolve(SessionId session, HandOutLog log) {
        log.provisional().forEach(id -> outbox.byProvisional(session, id).ifPresent(record -> resolve(log, record)));
    }

    private void resolve(HandOutLog log, OutboxRecord record) {
        DeliveryResult.Delivered delivered = record.delivered();
        if (delivered != null) {
            log.replaced(record.provisional(), delivered.messageId(), clock.instant());
        } else if (record.parked()) {
            log.replaced(record.provisional(), null, clock.instant());
        }
    }

    /** A queued message was delivered; null: it never will be. Of a log that is not in memory, its next load tells. */
    void replaced(SessionId session, MessageId provisional, @Nullable MessageId id) {
        HandOutLog log = known(session);
        if (log != null) {
            log.replaced(provisional, id, clock.instant());
            trySave(session, log);
        }
    }

    /** The log of a session, when it is in memory. */
    public @Nullable HandOutLog known(SessionId session) {
        HandOutLog log = held(session);
        if (log != null) {
            log.enter(eras.all(), clock.instant());
        }
        return log;
    }

    private @Nullable HandOutLog held(SessionId session) {
        HandOutLog log = kept.getIfPresent(session);
        return log == null ? alive.getIfPresent(session) : log;
    }

    /** Durable when it returns. */
    public void save(SessionId session, HandOutLog log) {
        saveAll(Map.of(session, log));
    }

    /** False when it is not durable; that is logged. */
    boolean trySave(SessionId session, HandOutLog log) {
        try {
            save(session, log);
            return true;
        } catch (StoreUnavailable e) {
            SELDOM.warn(
                    "hand-outs not saved",
                    line -> line.addKeyValue("session", session).addKeyValue("reason", e.getMessage()));
            return false;
        }
    }

    /** What became of an answer. Does not block. */
    void ended(SessionId session, HandOutLog log, HandOutAnswer answer, boolean written) {
        if (written) {
            log.written(answer, clock.instant());
        } else {
            repaired.increment();
            log.failed(answer, clock.instant());
            Thread.startVirtualThread(() -> trySave(session, log));
        }
    }

    private void saveAll(Map<SessionId, HandOutLog> logs) {
        Map<SessionId, HandOutStore.Saved> saved = new HashMap<>();
        logs.forEach((session, log) -> saved.put(session, log.save()));
        try {
            store.saveAll(saved);
        } catch (StoreUnavailable e) {
            Instant now = clock.instant();
            logs.values().forEach(log -> log.notSaved(now));
            throw e;
        }
    }

    void start(@Observes StartupEvent event) {
        slots.listen(new SlotListener() {
            @Override
            public void gained(Predicate<ChannelId> channels) {
                // A request that came too late may have had one loaded, and others have gone on with it since.
                drop(channels);
            }

            @Override
            public void lost(Predicate<ChannelId> channels) {
                forget(channels);
            }
        });
    }

    /** Another replica reads them from the store. */
    private void forget(Predicate<ChannelId> channels) {
        try {
            write(log -> channels.test(log.channel()) && log.isUnsavedSince(clock.instant()));
        } catch (StoreUnavailable e) {
            LOG.atWarn()
                    .addKeyValue("reason", e.getMessage())
                    .log("hand-outs not saved before they are another replica's");
        }
        drop(channels);
    }

    private void drop(Predicate<ChannelId> channels) {
        kept.asMap().values().removeIf(log -> channels.test(log.channel()));
        alive.asMap().values().removeIf(log -> channels.test(log.channel()));
    }

    /** While the store is still open: it is closed after this event. */
    void stop(@Observes ShutdownEvent event) {
        writeUnsaved(clock.instant());
    }

    @Scheduled(every = "10s")
    void writeUnsaved() {
        writeUnsaved(clock.instant().minus(config.writeDelay()));
    }

    private void writeUnsaved(Instant since) {
        StoreUnavailable.orNextTime(
                LOG,
                "hand-outs not saved",
                () -> write(log -> slots.isHere(log.channel()) && log.isUnsavedSince(since)));
    }

    private void write(Predicate<HandOutLog> which) {
        Map<SessionId, HandOutLog> batch = new HashMap<>();
        kept.asMap().forEach((session, log) -> {
            if (which.test(log)) {
                batch.put(session, log);
            }
            if (batch.size() == LARGEST_BATCH) {
                saveAll(batch);
                batch.clear();
            }
        });
        if (!batch.isEmpty()) {
            saveAll(batch);
        }
    }
}
