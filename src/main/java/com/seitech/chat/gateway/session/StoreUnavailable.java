package com.seitech.chat.gateway.session;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** What must be kept cannot be kept or read now: any port to the store may throw it. The message is for the log. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** For what comes round again by itself: whoever watches the store tells that it is away. */
    public static void orNextTime(Logger log, String undone, Runnable work) {
        try {
            work.run();
        } catch (StoreUnavailable e) {
            log.atDebug().addKeyValue("reason", e.getMessage()).log(undone);
        }
    }
}
