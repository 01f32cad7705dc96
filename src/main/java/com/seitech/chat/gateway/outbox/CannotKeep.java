package com.seitech.chat.gateway.outbox;

/** Nothing more can be accepted: too much waits for Odoo already. The message is for the log. */
public final class CannotKeep extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotKeep(String reason) {
        super(reason, null, false, false);
    }
}
