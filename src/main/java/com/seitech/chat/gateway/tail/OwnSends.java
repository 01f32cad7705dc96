package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.Outbox;
import com.seitech.chat.gateway.outbox.Queue;
import com.seitech.chat.gateway.outbox.Receipt;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.StoreUnavailable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the hand-out log know of what a visitor sends: his list has it, and polls must not give it to him again. */
@Singleton
public final class OwnSends {
    private static final Logger LOG = LoggerFactory.getLogger(OwnSends.class);

    private final HandOuts handOuts;
    private final Queue queue;
    private final Outbox outbox;
    private final Tail tail;
    private final Clock clock;

    OwnSends(HandOuts handOuts, Queue queue, Outbox outbox, Tail tail, Clock clock) {
        this.handOuts = handOuts;
        this.queue = queue;
        this.outbox = outbox;
        this.tail = tail;
        this.clock = clock;
    }

    /**
     * A message that was sent.
     *
     * @param outcome to be told what becomes of the answer
     */
    public record Sent<T>(T value, Receipt receipt, News.Outcome outcome) {}

    /**
     * Sends it, and has the log know.
     *
     * @param requested when the request arrived: a file may have taken minutes since
     */
    public <T> Sent<T> send(Session session, Instant requested, Supplier<T> send, Function<T, Receipt> receiptOf) {
        HandOutLog log = handOuts.ofSender(session);
        HandOutAnswer sending = log.sendStarted(requested);
        T value = sent(send, log, sending);
        Receipt accepted = receiptOf.apply(value);
        Receipt receipt = accepted.isQueued() ? queue.announce(accepted) : accepted;
        log.sendAnswered(sending, receipt.messageId(), clock.instant());
        // The message is accepted: whether this can be kept or not, its sender has to hear of it.
        handOuts.trySave(session.id(), log);
        if (receipt.isQueued()) {
            remember(session, receipt, log);
        }
        tail.visitorWrote();
        return new Sent<>(value, receipt, written -> handOuts.ended(session.id(), log, sending, written));
    }

    private void remember(Session session, Receipt receipt, HandOutLog log) {
        try {
            outbox.queued(receipt.entry());
            // What became of it since it was announced, the log was told before it knew of it.
            handOuts.resolve(session.id(), log);
        } catch (StoreUnavailable e) {
            // A page that comes back later may show the message twice until it is reloaded; it is sent in any case.
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("not remembered as queued");
        }
    }

    private <T> T sent(Supplier<T> send, HandOutLog log, HandOutAnswer sending) {
        try {
            return send.get();
        } catch (RuntimeException e) {
            log.sendFailed(sending, clock.instant());
            throw e;
        }
    }
}
