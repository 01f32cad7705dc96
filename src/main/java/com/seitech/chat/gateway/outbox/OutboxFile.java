package com.seitech.chat.gateway.outbox;

import java.nio.file.Path;

/**
 * A file on disk that goes with a message.
 *
 * @param size in bytes
 * @param sha256 of the content, in hex
 */
public record OutboxFile(Path path, String name, String mimetype, long size, String sha256) {
    OutboxFile at(Path other) {
        return new OutboxFile(other, name, mimetype, size, sha256);
    }

    public boolean isImage() {
        return mimetype.startsWith("image/");
    }

    @Override
    public String toString() {
        return "OutboxFile[" + size + " bytes]";
    }
}
