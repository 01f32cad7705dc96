package com.seitech.chat.gateway.conversation;

import com.seitech.chat.gateway.outbox.AttachmentId;

/** A file of a message. {@code size} in bytes. */
public record Attachment(AttachmentId id, String name, String mimetype, long size) {
    @Override
    public String toString() {
        return "Attachment[" + id + "]";
    }
}
