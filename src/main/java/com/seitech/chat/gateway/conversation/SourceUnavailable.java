package com.seitech.chat.gateway.conversation;

import org.jspecify.annotations.Nullable;

/** Odoo cannot be asked now. The message is for the log. */
public final class SourceUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SourceUnavailable(String reason, @Nullable Throwable cause) {
        super(reason, cause, false, false);
    }
}
