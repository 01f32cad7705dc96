package com.seitech.chat.gateway.http;

import org.jspecify.annotations.Nullable;

/** A call that says nothing but whose it is; the token may come in the header instead. */
record TokenRequest(@Nullable String sessionToken) {
    @Override
    public String toString() {
        return "TokenRequest[…]";
    }
}
