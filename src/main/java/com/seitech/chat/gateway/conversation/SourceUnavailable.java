package com.seitech.chat.gateway.conversation;

/** Odoo cannot be asked now. The message is for the log. */
public final class SourceUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SourceUnavailable(String reason, Throwable cause) {
        super(reason, cause, false, false);
    }
}
