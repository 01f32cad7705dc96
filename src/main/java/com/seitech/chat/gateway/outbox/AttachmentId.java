package com.seitech.chat.gateway.outbox;

/** The id of an {@code ir.attachment} in Odoo. */
public record AttachmentId(long value) {
    public AttachmentId {
        if (value <= 0) {
            throw new IllegalArgumentException("an attachment id is positive: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
