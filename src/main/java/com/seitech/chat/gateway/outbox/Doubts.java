package com.seitech.chat.gateway.outbox;

import com.seitech.chat.gateway.cluster.Slots;
import com.seitech.chat.gateway.session.StoreUnavailable;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entries whose senders were told that they cannot be kept, while the database may have kept them: its commit had no answer,
 * or came late. A sender who repeats it soon has it delivered. Otherwise it is given up here: left alone, the next start would
 * deliver what its sender has said anew, or thought better of, long ago.
 */
@Singleton
final class Doubts {
    private static final Logger LOG = LoggerFactory.getLogger(Doubts.class);
    /** What is forgotten is delivered at the next start. */
    private static final int MOST = 10_000;

    private record Doubt(OutboxEntry entry, MessageId provisional, Instant due) {}

    private final Outbox outbox;
    private final Queue queue;
    private final OutboxFiles files;
    private final ChannelTurns turns;
    private final Slots slots;
    private final OutboxConfig config;
    private final Clock clock;
    private final Deque<Doubt> open = new ConcurrentLinkedDeque<>();

    Doubts(
            Outbox outbox,
            Queue queue,
            OutboxFiles files,
            ChannelTurns turns,
            Slots slots,
            OutboxConfig config,
            Clock clock) {
        this.outbox = outbox;
        this.queue = queue;
        this.files = files;
        this.turns = turns;
        this.slots = slots;
        this.config = config;
        this.clock = clock;
    }

    /** Does not wait. */
    void add(OutboxEntry entry, MessageId provisional) {
        // By then, a repeat of it is a message of its own.
        open.add(new Doubt(entry, provisional, clock.instant().plus(config.repeatWindow())));
        if (open.size() > MOST) {
            open.poll();
        }
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void settle() {
        Doubt first = open.peek();
        while (first != null && !first.due().isAfter(clock.instant()) && isSettled(first)) {
            open.remove(first);
            first = open.peek();
        }
    }

    private boolean isSettled(Doubt doubt) {
        try {
            turns.inTurn(doubt.entry().channel(), () -> {
                settle(doubt);
                return true;
            });
            return true;
        } catch (StoreUnavailable | NotDelivered e) {
            LOG.atDebug().addKeyValue("reason", e.getMessage()).log("not known yet what was kept");
            return false;
        }
    }

    private void settle(Doubt doubt) {
        OutboxEntry entry = doubt.entry();
        if (queue.find(entry.id()) != null || !slots.isHere(entry.channel())) {
            // Its sender has repeated it; or another replica goes on with what it finds.
            return;
        }
        boolean left = outbox.byProvisional(entry.session(), doubt.provisional())
                .filter(record -> record.id().equals(entry.id()))
                .filter(record -> record.delivered() == null && !record.parked())
                .isPresent();
        if (left) {
            outbox.parked(entry.id(), true);
            LOG.atWarn()
                    .addKeyValue("entry", entry.id())
                    .addKeyValue("channel", entry.channel())
                    .log("message given up: it was kept after its sender had been told that it cannot be");
        }
        files.drop(entry);
    }
}
