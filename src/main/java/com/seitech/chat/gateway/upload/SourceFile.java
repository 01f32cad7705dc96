package com.seitech.chat.gateway.upload;

import com.seitech.chat.gateway.outbox.AttachmentId;

/**
 * A file of a message as Odoo describes it. Name and media type are what somebody wrote there: anything.
 *
 * @param size in bytes
 * @param checksum SHA-1 of the content, in hex; empty when Odoo has none
 */
public record SourceFile(AttachmentId id, String name, String mimetype, long size, String checksum) {
    @Override
    public String toString() {
        return "SourceFile[" + id + "]";
    }
}
