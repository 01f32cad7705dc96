package com.seitech.chat.gateway.http;

import org.jspecify.annotations.Nullable;

/** The token may come in the header instead. */
record TypingRequest(@Nullable String sessionToken) {
    @Override
    public String toString() {
        return "TypingRequest[…]";
    }
}
