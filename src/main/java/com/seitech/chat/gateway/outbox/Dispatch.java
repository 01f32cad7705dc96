package com.seitech.chat.gateway.outbox;

import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import com.seitech.chat.gateway.outbox.DeliveryResult.Refused;
import com.seitech.chat.gateway.outbox.DeliveryResult.TryLater;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Takes an entry through its channel's turn: recognise a repeat, remember, deliver. Whatever fails after "remember" is
 * continued by a repeat, with the same identity towards Odoo.
 */
@Singleton
public final class Dispatch {
    private final Outbox outbox;
    private final Delivery delivery;
    private final ChannelTurns turns;
    private final Answers answers;
    private final OutboxConfig config;

    Dispatch(Outbox outbox, Delivery delivery, ChannelTurns turns, Answers answers, OutboxConfig config) {
        this.outbox = outbox;
        this.delivery = delivery;
        this.turns = turns;
        this.answers = answers;
        this.config = config;
    }

    /**
     * Delivers a new entry, or finds what became of it when it came before.
     *
     * @param beforeWriting checks that the channel takes messages; not asked for what is already delivered
     * @throws IdempotencyConflict when the entry's key belongs to another content
     * @throws NotDelivered when it is not known to be in Odoo
     */
    public Receipt send(OutboxEntry entry, Runnable beforeWriting) {
        return turns.inTurn(entry.channel(), () -> sendInTurn(entry, beforeWriting));
    }

    private Receipt sendInTurn(OutboxEntry entry, Runnable beforeWriting) {
        Optional<OutboxRecord> earlier = earlier(entry);
        return earlier.isPresent() ? again(entry, earlier.get(), beforeWriting) : first(entry, beforeWriting);
    }

    private Receipt first(OutboxEntry entry, Runnable beforeWriting) {
        beforeWriting.run();
        outbox.append(entry);
        return deliver(entry, false);
    }

    private Receipt again(OutboxEntry entry, OutboxRecord earlier, Runnable beforeWriting) {
        // The next repeat counts from this one: a client that keeps trying is still sending the same message.
        outbox.sentAgain(earlier.id(), entry.createdAt());
        if (earlier.delivered() != null) {
            return receipt(earlier.id(), earlier.delivered());
        }
        beforeWriting.run();
        return deliver(entry.withId(earlier.id()), true);
    }

    private Optional<OutboxRecord> earlier(OutboxEntry entry) {
        if (entry.clientKey() == null) {
            return outbox.newestWithoutKey(
                            entry.session(),
                            entry.contentHash(),
                            entry.createdAt().minus(config.repeatWindow()))
                    .filter(record -> !answers.wasWritten(record));
        }
        Optional<OutboxRecord> earlier = outbox.byKey(entry.channel(), entry.clientKey());
        if (earlier.isPresent() && !earlier.get().contentHash().equals(entry.contentHash())) {
            throw new IdempotencyConflict();
        }
        return earlier;
    }

    private Receipt deliver(OutboxEntry entry, boolean repeat) {
        return switch (delivery.deliver(entry, repeat)) {
            case Delivered delivered -> {
                outbox.delivered(entry.id(), delivered);
                yield receipt(entry.id(), delivered);
            }
            case TryLater later -> throw new NotDelivered(true, later.reason());
            case Refused refused -> throw new NotDelivered(false, refused.reason());
        };
    }

    private Receipt receipt(OutboxId entry, Delivered delivered) {
        answers.opened(entry);
        return new Receipt(entry, delivered);
    }
}
