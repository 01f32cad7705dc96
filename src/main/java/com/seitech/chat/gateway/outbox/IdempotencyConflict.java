package com.seitech.chat.gateway.outbox;

/** The client key was used before, for another content. */
public final class IdempotencyConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IdempotencyConflict() {
        super("idempotency conflict", null, false, false);
    }
}
