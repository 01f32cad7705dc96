package com.seitech.chat.gateway.http;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The token may come in the header instead. The id may be a number that the browser made up, so of any size. */
record ReadRequest(@Nullable BigDecimal messageId, @Nullable String sessionToken) {
    @Override
    public String toString() {
        return "ReadRequest[…]";
    }
}
