package com.seitech.chat.gateway.store;

import org.jspecify.annotations.Nullable;

/** The database cannot be read or written now. The message is for the log. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
