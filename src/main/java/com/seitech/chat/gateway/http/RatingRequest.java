package com.seitech.chat.gateway.http;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The token may come in the header instead. */
record RatingRequest(
        @Nullable BigDecimal rating,
        @Nullable String comment,
        @Nullable String sessionToken) {
    static final RatingRequest EMPTY = new RatingRequest(null, null, null);

    @Override
    public String toString() {
        return "RatingRequest[…]";
    }
}
