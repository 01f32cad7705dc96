package com.seitech.chat.gateway.session;

/** The token is unknown, expired, or belongs to another channel. Deliberately says no more than that. */
public final class InvalidSession extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidSession() {
        super("invalid session", null, false, false);
    }
}
