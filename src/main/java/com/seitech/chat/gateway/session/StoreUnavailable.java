package com.seitech.chat.gateway.session;

import org.jspecify.annotations.Nullable;

/** What must be kept cannot be kept or read now: any port to the store may throw it. The message is for the log. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
