package com.seitech.chat.gateway.http;

import org.jspecify.annotations.Nullable;

/** {@code POST /api/chat/support}. */
record StartRequest(
        @Nullable String name,
        @Nullable String email,
        @Nullable String sessionToken) {
    @Override
    public String toString() {
        return "StartRequest[…]";
    }
}
