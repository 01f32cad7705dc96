package com.seitech.chat.gateway.outbox;

/** The message did not reach Odoo, or is not known to have. The message is for the log. */
public final class NotDelivered extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean worthRepeating;

    NotDelivered(boolean worthRepeating, String reason) {
        super(reason, null, false, false);
        this.worthRepeating = worthRepeating;
    }

    /** False when Odoo refused this very message. */
    public boolean worthRepeating() {
        return worthRepeating;
    }
}
