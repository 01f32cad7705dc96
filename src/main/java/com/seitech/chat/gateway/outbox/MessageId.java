package com.seitech.chat.gateway.outbox;

/** The id of a message as visitors see it: Odoo's own, zero for "before the first". */
public record MessageId(long value) implements Comparable<MessageId> {
    /** Odoo's ids are PostgreSQL integers. */
    private static final long LARGEST_IN_ODOO = Integer.MAX_VALUE;

    public MessageId {
        if (value < 0) {
            throw new IllegalArgumentException("a message id is not negative: " + value);
        }
    }

    /** False for numbers that a browser made up, such as a time in milliseconds. */
    public boolean canBeOdoos() {
        return value <= LARGEST_IN_ODOO;
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
