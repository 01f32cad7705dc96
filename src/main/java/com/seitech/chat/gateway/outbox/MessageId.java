package com.seitech.chat.gateway.outbox;

/** The id of a message as visitors see it: Odoo's own, a provisional one until it is there, zero for "before the first". */
public record MessageId(long value) implements Comparable<MessageId> {
    /** Odoo's ids are PostgreSQL integers. */
    private static final long LARGEST_IN_ODOO = Integer.MAX_VALUE;

    /** Where the ids of queued messages begin; {@link ProvisionalIds} makes them. */
    public static final long FIRST_PROVISIONAL = 4_000_000_000_000_000L;

    private static final long AFTER_PROVISIONAL = 5_000_000_000_000_000L;

    public MessageId {
        if (value < 0) {
            throw new IllegalArgumentException("a message id is not negative: " + value);
        }
    }

    /** False for numbers that a browser made up, such as a time in milliseconds. */
    public boolean canBeOdoos() {
        return value <= LARGEST_IN_ODOO;
    }

    /** It stands for a message that is, or was, queued. */
    public boolean isProvisional() {
        return value >= FIRST_PROVISIONAL && value < AFTER_PROVISIONAL;
    }

    @Override
    public int compareTo(MessageId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
