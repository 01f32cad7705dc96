package com.seitech.chat.gateway.outbox;

import com.seitech.chat.gateway.cluster.SlotListener;
import com.seitech.chat.gateway.cluster.Slots;
import com.seitech.chat.gateway.log.RequestContext;
import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.log.Shown;
import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import com.seitech.chat.gateway.outbox.DeliveryResult.Refused;
import com.seitech.chat.gateway.outbox.DeliveryResult.TryLater;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.StoreUnavailable;
import com.seitech.chat.gateway.session.Unverified;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what waits to Odoo: one entry of a channel at a time and in order, since parallel creates in one channel conflict
 * there and cost it seconds; different channels in parallel. An attempt that failed is repeated after a pause, as often
 * as it takes; only Odoo's refusal or the entry's age end it.
 */
@Singleton
public final class OutboxWorker {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);
    private static final Seldom SELDOM = new Seldom(LOG, 100);
    /** After the database has been opened, which observes the same event. */
    private static final int AFTER_THE_STORE = 3000;

    private static final Refused ERASED = new Refused("its visitor was erased");

    private final Outbox outbox;
    private final Delivery delivery;
    private final Queue queue;
    private final OutboxFiles files;
    private final ChannelOwners owners;
    private final OutboxConfig config;
    private final Slots slots;
    private final Clock clock;
    private final Pauses pauses;
    /** Fair, and waited for without a limit: what waits here is kept, and must not count as a failure of Odoo. */
    private final Semaphore atOnce;
    /** Files are slow, and Odoo is given one of them at a time: those that wait for that must not keep texts from their turn. */
    private final Semaphore oneFile = new Semaphore(1, true);

    private volatile boolean stopped;

    OutboxWorker(
            Outbox outbox,
            Delivery delivery,
            Queue queue,
            OutboxFiles files,
            ChannelOwners owners,
            OutboxConfig config,
            Slots slots,
            Clock clock) {
        this.outbox = outbox;
        this.delivery = delivery;
        this.queue = queue;
        this.files = files;
        this.owners = owners;
        this.config = config;
        this.slots = slots;
        this.clock = clock;
        this.pauses = new Pauses(config.longestPause());
        this.atOnce = new Semaphore(config.parallel(), true);
    }

    /** Goes on with what an earlier process left: any of it may be in Odoo already. */
    void start(@Observes @Priority(AFTER_THE_STORE) StartupEvent event) {
        files.keepOnly(
                outbox.undelivered().stream().map(one -> one.entry().id()).toList(), clock.instant());
        slots.listen(new SlotListener() {
            @Override
            public void gained(Predicate<ChannelId> channels) {
                goOn(channels);
            }

            @Override
            public void leaving(Predicate<ChannelId> channels) {
                handOver(channels);
            }

            @Override
            public void lost(Predicate<ChannelId> channels) {
                handOver(channels);
            }
        });
    }

    private void goOn(Predicate<ChannelId> channels) {
        List<Undelivered> left = outbox.undelivered().stream()
                .filter(one -> channels.test(one.entry().channel()))
                .toList();
        left.forEach(this::goOnWith);
        if (!left.isEmpty()) {
            LOG.atInfo().addKeyValue("waiting", queue.size()).log("messages wait for Odoo from before");
        }
    }

    /** Whoever waits for a delivery is told that it is queued. */
    private void handOver(Predicate<ChannelId> channels) {
        queue.handOver(channels)
                .forEach(waiting -> waiting.outcome.complete(new TryLater("another replica goes on with it")));
    }

    private void goOnWith(Undelivered left) {
        Waiting waiting = new Waiting(left.entry(), left.provisional(), true, true);
        if (!left.parked()) {
            deliver(waiting);
        } else if (left.answered()) {
            queue.keepFailed(waiting.as(QueuedSend.State.FAILED));
        }
    }

    /** Nothing of the session is delivered any more; what is on its way may still arrive. */
    void abandon(Session session) {
        queue.abandon(session).forEach(this::forget);
    }

    private void forget(Waiting abandoned) {
        files.drop(abandoned.entry);
        abandoned.outcome.complete(ERASED);
    }

    /** Has it delivered, when its turn comes. */
    void deliver(Waiting waiting) {
        if (queue.add(waiting)) {
            Thread.ofVirtual().name("outbox-" + waiting.entry.channel()).start(() -> run(waiting));
        }
    }

    private void run(Waiting first) {
        Waiting now = first;
        while (now != null && !stopped) {
            now = step(now);
        }
    }

    /** One attempt. Answers what to go on with: the same again after a pause, the next, or nothing. */
    private @Nullable Waiting step(Waiting first) {
        if (!slots.isHere(first.entry.channel())) {
            handOver(first.entry.channel()::equals);
        }
        if (queue.isHandedOver(first)) {
            return null;
        }
        try {
            DeliveryResult result = queue.isAbandoned(first) ? ERASED : attemptedForItsRequest(first);
            if (queue.isHandedOver(first)) {
                return afterHandOver(first, result);
            }
            if (queue.isAbandoned(first)) {
                forget(first);
                return queue.dropped(first);
            }
            return switch (result) {
                case Delivered delivered -> delivered(first, delivered);
                case Refused refused -> parked(first, refused);
                case TryLater later -> isTooOld(first) ? parked(first, tooOld(later)) : again(first, later.reason());
            };
        } catch (StoreUnavailable e) {
            // The next attempt finds out again what became of it.
            return again(first, String.valueOf(e.getMessage()));
        }
    }

    /** Whoever goes on with it finds out, too; this spares it the look. */
    private @Nullable Waiting afterHandOver(Waiting first, DeliveryResult result) {
        if (result instanceof Delivered delivered) {
            outbox.delivered(first.entry.id(), delivered);
            files.drop(first.entry);
        }
        return null;
    }

    private boolean isTooOld(Waiting first) {
        return first.entry.createdAt().plus(config.maxAge()).isBefore(clock.instant());
    }

    private Refused tooOld(TryLater last) {
        return new Refused("older than gateway.outbox.max-age, and last: " + last.reason());
    }

    private DeliveryResult attemptedForItsRequest(Waiting first) {
        return RequestContext.on(first.request, first.entry.channel().value(), () -> attempted(first));
    }

    private DeliveryResult attempted(Waiting first) {
        return first.entry.file() == null ? attemptedInTurn(first) : within(oneFile, () -> attemptedInTurn(first));
    }

    private DeliveryResult attemptedInTurn(Waiting first) {
        return within(atOnce, () -> attemptedNow(first));
    }

    private static DeliveryResult within(Semaphore most, Supplier<DeliveryResult> attempt) {
        most.acquireUninterruptibly();
        try {
            return attempt.get();
        } finally {
            most.release();
        }
    }

    private DeliveryResult attemptedNow(Waiting first) {
        try {
            if (stopped) {
                return new TryLater("the gateway stops");
            }
            if (!slots.isHeld(first.entry.channel())) {
                return new TryLater("another replica may look after the channel by now");
            }
            return isOwn(first.entry)
                    ? delivery.deliver(files.here(first.entry), first.repeat, () -> isWanted(first))
                    : new Refused("the channel is gone, or another visitor's");
        } catch (Unverified e) {
            return new TryLater("whose the channel is cannot be known now");
        } catch (StoreUnavailable e) {
            return new TryLater(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            SELDOM.error(
                    "unexpected failure of a delivery",
                    line -> line.addKeyValue("entry", first.entry.id()).setCause(Shown.of(e)));
            return new TryLater("unexpected: " + e.getClass().getName());
        } finally {
            first.repeat = true;
            first.attempts++;
        }
    }

    /** Its visitor may be erased, or another replica look after the channel, while an attempt is under way. */
    private boolean isWanted(Waiting first) {
        return !queue.isAbandoned(first) && !queue.isHandedOver(first) && slots.isHeld(first.entry.channel());
    }

    /** A message names its channel in a way that no other ever gets; the record of a file has its number only. */
    private boolean isOwn(OutboxEntry entry) {
        return entry.file() == null || owners.stillMeans(entry.session(), entry.channel());
    }

    private @Nullable Waiting delivered(Waiting first, Delivered delivered) {
        queue.arrived(first, delivered);
        outbox.delivered(first.entry.id(), delivered);
        files.drop(first.entry);
        pauses.succeeded();
        Waiting next = queue.delivered(first, delivered);
        first.outcome.complete(delivered);
        return next;
    }

    private @Nullable Waiting parked(Waiting first, Refused refused) {
        outbox.parked(first.entry.id(), true);
        SELDOM.warn(
                "message given up",
                line -> line.addKeyValue("entry", first.entry.id())
                        .addKeyValue("channel", first.entry.channel())
                        .addKeyValue("reason", refused.reason()));
        Waiting next = queue.failed(first);
        first.outcome.complete(refused);
        return next;
    }

    private Waiting again(Waiting first, String reason) {
        first.failedOnce.complete(new TryLater(reason));
        LOG.atDebug()
                .addKeyValue("entry", first.entry.id())
                .addKeyValue("attempts", first.attempts)
                .addKeyValue("reason", reason)
                .log("message not delivered yet");
        if (!stopped) {
            pauses.pause(Math.max(1, first.attempts));
        }
        return first;
    }

    /** While the store is still open: what is under way gets time to end, the rest stays in the outbox. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        pauses.end();
        try {
            if (!atOnce.tryAcquire(config.parallel(), config.drain().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atWarn().log("a delivery is still under way; the next start looks what became of it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
