package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.session.SessionToken;
import org.jspecify.annotations.Nullable;

/** Finds the session token of a call. */
final class Tokens {
    static final String HEADER = "X-Session-Token";

    private Tokens() {}

    /** The first that is there; null without any. */
    static @Nullable SessionToken first(@Nullable String one, @Nullable String other) {
        String token = one == null || one.isBlank() ? other : one;
        return token == null || token.isBlank() ? null : new SessionToken(token);
    }
}
