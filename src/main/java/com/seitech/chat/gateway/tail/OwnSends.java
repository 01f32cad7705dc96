package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.Answers;
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

/** Lets the hand-out log know of what a visitor sends: his list has it, and polls must not give it to him again. */
@Singleton
public final class OwnSends {
    private final HandOuts handOuts;
    private final Queue queue;
    private final Outbox outbox;
    private final Answers answers;
    private final Tail tail;
    private final Clock clock;

    OwnSends(HandOuts handOuts, Queue queue, Outbox outbox, Answers answers, Tail tail, Clock clock) {
        this.handOuts = handOuts;
        this.queue = queue;
        this.outbox = outbox;
        this.answers = answers;
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
        tail.visitorWrote(session.channel(), receipt.messageId());
        if (receipt.isQueued()) {
            remember(session, receipt, log, sending);
        } else {
            // It is in Odoo: whether this can be kept or not, its sender has to hear of it.
            handOuts.trySave(session.id(), log);
        }
        return new Sent<>(value, receipt, written -> handOuts.ended(session.id(), log, sending, written));
    }

    /**
     * Whoever goes on with the session has to know what its page has as queued, or would give it the same once more. When
     * that cannot be kept, the sender is not told of it: he says the same again, and is told then.
     */
    private void remember(Session session, Receipt receipt, HandOutLog log, HandOutAnswer sending) {
        try {
            handOuts.save(session.id(), log);
            outbox.queued(receipt.entry());
            // What became of it since it was announced, the log was told before it knew of it.
            handOuts.resolve(session.id(), log);
        } catch (StoreUnavailable e) {
            answers.ended(receipt.entry(), false);
            handOuts.ended(session.id(), log, sending, false);
            throw e;
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
