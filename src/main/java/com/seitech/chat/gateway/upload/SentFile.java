package com.seitech.chat.gateway.upload;

import com.seitech.chat.gateway.outbox.Receipt;

/** A file that became a message, under the name that everybody sees. */
public record SentFile(Receipt receipt, String name) {
    @Override
    public String toString() {
        return "SentFile[" + receipt + "]";
    }
}
