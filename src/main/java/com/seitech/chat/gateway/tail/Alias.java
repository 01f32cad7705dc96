package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;

/**
 * Another id of a message, for the end of a list that could otherwise not be told from another page's. It tells which
 * message it means, so that nobody has to remember it. Above all that Odoo, browsers' clocks and queued messages use, and
 * below 2^53, so that JavaScript holds it exactly.
 */
public final class Alias {
    private static final long FIRST = 5_000_000_000_000_000L;
    private static final long IDS = 1L << 31;
    /** How many each message can have. */
    static final long NUMBERS = ((1L << 53) - FIRST) / IDS;

    private Alias() {}

    static boolean isOne(MessageId id) {
        return id.value() >= FIRST;
    }

    /** @param number from zero to {@link #NUMBERS} */
    static MessageId of(MessageId id, long number) {
        if (!id.canBeOdoos() || number < 0 || number >= NUMBERS) {
            throw new IllegalArgumentException("no alias " + number + " of " + id);
        }
        return new MessageId(FIRST + number * IDS + id.value());
    }

    /** The message that is meant, whether by its own id or by another one. */
    public static MessageId meant(MessageId id) {
        return isOne(id) ? new MessageId((id.value() - FIRST) % IDS) : id;
    }
}
