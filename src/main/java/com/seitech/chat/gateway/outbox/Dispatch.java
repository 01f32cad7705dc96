package com.seitech.chat.gateway.outbox;

import com.seitech.chat.gateway.cluster.SlotListener;
import com.seitech.chat.gateway.cluster.Slots;
import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import com.seitech.chat.gateway.outbox.DeliveryResult.Refused;
import com.seitech.chat.gateway.outbox.DeliveryResult.TryLater;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.StoreUnavailable;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Accepts entries in the order they come to their channel: recognise a repeat, remember, have it delivered. Whatever
 * fails after "remember" is continued under the same identity towards Odoo; the client is told how far it came.
 */
@Singleton
public final class Dispatch {
    /** After the database has been opened, and before anything is delivered or accepted. */
    private static final int AFTER_THE_STORE = 2900;

    private final Outbox outbox;
    private final OutboxWorker worker;
    private final Queue queue;
    private final FileQuota quota;
    private final OutboxFiles files;
    private final ChannelTurns turns;
    private final Answers answers;
    private final Doubts doubts;
    private final OutboxConfig config;
    private final Slots slots;
    private final ProvisionalIds ids;

    Dispatch(
            Outbox outbox,
            OutboxWorker worker,
            Queue queue,
            FileQuota quota,
            OutboxFiles files,
            ChannelTurns turns,
            Answers answers,
            Doubts doubts,
            OutboxConfig config,
            Slots slots,
            Clock clock) {
        this.outbox = outbox;
        this.worker = worker;
        this.queue = queue;
        this.quota = quota;
        this.files = files;
        this.turns = turns;
        this.answers = answers;
        this.doubts = doubts;
        this.config = config;
        this.slots = slots;
        this.ids = new ProvisionalIds(clock);
    }

    void start(@Observes @Priority(AFTER_THE_STORE) StartupEvent event) {
        slots.listen(new SlotListener() {
            @Override
            public void gained(Predicate<ChannelId> channels) {
                outbox.newestProvisional().ifPresent(ids::after);
            }
        });
    }

    /**
     * An accepted entry.
     *
     * @param waiting null: it was delivered before
     */
    private record Accepted(Receipt receipt, @Nullable Waiting waiting) {}

    /**
     * Accepts a new entry, or finds what became of it when it came before, and waits a little for its delivery.
     *
     * @param beforeWriting checks that the channel takes messages; not asked for what was accepted before
     * @throws IdempotencyConflict when the entry's key belongs to another content
     * @throws TooManyFiles when its session has sent enough files for a day
     * @throws CannotKeep when too much waits already
     * @throws NotDelivered when it was not accepted, or Odoo refuses it
     */
    public Receipt send(OutboxEntry entry, Runnable beforeWriting) {
        long end = System.nanoTime() + config.patience().toNanos();
        Accepted accepted = turns.inTurn(entry.channel(), () -> accepted(entry, beforeWriting));
        Waiting waiting = accepted.waiting();
        return waiting == null ? accepted.receipt() : awaited(accepted.receipt(), waiting, end);
    }

    /**
     * Nothing of the session is delivered any more. What is on its way to Odoo may still arrive there.
     *
     * @param forgetting removes the session's entries from where they are kept, while none is accepted; when it fails,
     *     everything goes on as before
     * @throws NotDelivered when the channel's turn did not come in time
     */
    public <T> T abandon(Session session, Supplier<T> forgetting) {
        return turns.inTurn(session.channel(), () -> {
            T forgotten = forgetting.get();
            worker.abandon(session);
            return forgotten;
        });
    }

    /**
     * Does it when nothing of the channel is on its way to Odoo any more, while nothing is accepted.
     *
     * @throws NotDelivered when that takes too long; then it is not done
     */
    public <T> T afterAll(ChannelId channel, Supplier<T> work) {
        return turns.inTurn(channel, () -> {
            long end = System.nanoTime() + config.patience().toNanos();
            Waiting last = queue.last(channel);
            if (last != null && outcome(last, end) instanceof TryLater later) {
                throw new NotDelivered(true, later.reason());
            }
            return work.get();
        });
    }

    private Accepted accepted(OutboxEntry entry, Runnable beforeWriting) {
        Optional<OutboxRecord> earlier = earlier(entry);
        Accepted accepted = earlier.isPresent() ? again(entry, earlier.get()) : first(entry, beforeWriting);
        answers.opened(accepted.receipt().entry());
        return accepted;
    }

    private Accepted first(OutboxEntry entry, Runnable beforeWriting) {
        beforeWriting.run();
        queue.requireRoom(entry);
        quota.require(entry);
        OutboxEntry kept = files.keep(entry);
        MessageId provisional = ids.next(entry.channel());
        append(kept, provisional);
        return delivering(new Waiting(kept, provisional, false, false));
    }

    private void append(OutboxEntry kept, MessageId provisional) {
        try {
            outbox.append(kept, provisional);
        } catch (RuntimeException e) {
            if (!isAppendedAfterAll(kept, provisional)) {
                doubts.add(kept, provisional);
                throw e;
            }
        }
    }

    private boolean isAppendedAfterAll(OutboxEntry kept, MessageId provisional) {
        try {
            boolean there = isAppended(kept, provisional);
            if (!there) {
                files.drop(kept);
            }
            return there;
        } catch (StoreUnavailable e) {
            return false;
        }
    }

    /** A commit may have happened although its answer was lost: then the file is wanted. */
    private boolean isAppended(OutboxEntry kept, MessageId provisional) {
        return outbox.byProvisional(kept.session(), provisional)
                .filter(record -> record.id().equals(kept.id()))
                .isPresent();
    }

    private Accepted delivering(Waiting waiting) {
        worker.deliver(waiting);
        return new Accepted(new Receipt(waiting.entry.id(), waiting.provisional, null), waiting);
    }

    private Accepted again(OutboxEntry entry, OutboxRecord earlier) {
        // The next repeat counts from this one: a client that keeps trying is still sending the same message.
        outbox.sentAgain(earlier.id(), entry.createdAt());
        // Asked first: what was delivered is kept before it leaves its line.
        Waiting waiting = queue.find(earlier.id());
        if (waiting != null) {
            return new Accepted(new Receipt(earlier.id(), earlier.provisional(), null), waiting);
        }
        OutboxRecord now =
                outbox.byProvisional(entry.session(), earlier.provisional()).orElse(earlier);
        Receipt receipt = new Receipt(now.id(), now.provisional(), now.delivered());
        return receipt.isQueued() ? revived(entry, now) : new Accepted(receipt, null);
    }

    /** What was given up is tried again for a client that asks for it. */
    private Accepted revived(OutboxEntry entry, OutboxRecord earlier) {
        OutboxEntry same = files.keep(entry.withId(earlier.id()));
        outbox.parked(earlier.id(), false);
        return delivering(new Waiting(same, earlier.provisional(), true, earlier.answered()));
    }

    private Optional<OutboxRecord> earlier(OutboxEntry entry) {
        if (entry.clientKey() == null) {
            return outbox.newestWithoutKey(
                            entry.session(),
                            entry.contentHash(),
                            entry.createdAt().minus(config.repeatWindow()))
                    .filter(record -> !answers.wasWritten(record));
        }
        Optional<OutboxRecord> earlier = outbox.byKey(entry.session(), entry.clientKey());
        if (earlier.isPresent() && !earlier.get().contentHash().equals(entry.contentHash())) {
            throw new IdempotencyConflict();
        }
        return earlier;
    }

    private Receipt awaited(Receipt receipt, Waiting waiting, long endNanos) {
        return switch (outcome(waiting, endNanos)) {
            case Delivered delivered -> new Receipt(receipt.entry(), receipt.provisional(), delivered);
            case TryLater later -> receipt;
            case Refused refused -> {
                answers.ended(receipt.entry(), false);
                throw new NotDelivered(false, refused.reason());
            }
        };
    }

    /** A file takes as long as it takes; but once its delivery has failed, its sender need not wait for the next. */
    private DeliveryResult outcome(Waiting waiting, long endNanos) {
        DeliveryResult prompt = outcome(waiting.outcome, endNanos);
        if (waiting.entry.file() == null || !(prompt instanceof TryLater)) {
            return prompt;
        }
        long more = config.filePatience().minus(config.patience()).toNanos();
        return outcome(waiting.outcome.applyToEither(waiting.failedOnce, end -> end), endNanos + more);
    }

    private static DeliveryResult outcome(CompletableFuture<DeliveryResult> awaited, long endNanos) {
        try {
            return awaited.get(Math.max(0, endNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return new TryLater("not delivered in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TryLater("interrupted");
        }
    }
}
