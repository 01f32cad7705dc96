package com.seitech.chat.gateway.session;

/** The call came without any token. */
public final class TokenRequired extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TokenRequired() {
        super("token required", null, false, false);
    }
}
