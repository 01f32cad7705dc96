package com.seitech.chat.gateway.conversation;

/** Odoo lacks what this needs. */
public final class NotSupported extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotSupported() {
        super("not supported", null, false, false);
    }
}
