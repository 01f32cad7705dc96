package com.seitech.chat.gateway.outbox;

import java.time.Duration;

/** The session has sent all the files that it may send in a day. The message is shown to the visitor. */
public final class TooManyFiles extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Duration retryAfter;

    TooManyFiles(long maxBytes, Duration retryAfter) {
        super("More than " + maxBytes / (1024 * 1024) + " MB of files cannot be sent in a day.", null, false, false);
        this.retryAfter = retryAfter;
    }

    /** How long until this file can be sent. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
