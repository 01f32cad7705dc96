package com.seitech.chat.gateway.http;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/chat/support}. */
record StartRequest(
        @Nullable String name,
        @Nullable String email,
        @Nullable String sessionToken) {
    /** What is asked has the names of the JSON. */
    static StartRequest of(Function<String, @Nullable String> form) {
        return new StartRequest(form.apply("name"), form.apply("email"), form.apply("session_token"));
    }

    @Override
    public String toString() {
        return "StartRequest[…]";
    }
}
