package com.seitech.chat.gateway.session;

import org.jspecify.annotations.Nullable;

/**
 * Whether the session's channel is still its own cannot be known now. Until it is, nothing of the channel may be shown.
 * The message is for the log.
 */
public final class Unverified extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unverified(String reason, @Nullable Throwable cause) {
        super(reason, cause, false, false);
    }
}
