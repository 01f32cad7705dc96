package com.seitech.chat.gateway.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A message that was accepted, and the entry whose answer is now owed to the client ({@link Answers#ended}).
 *
 * @param provisional its id as long as it is not delivered
 * @param delivered null: it is queued
 */
public record Receipt(OutboxId entry, MessageId provisional, DeliveryResult.@Nullable Delivered delivered) {
    /** The id to tell the client. */
    public MessageId messageId() {
        return delivered == null ? provisional : delivered.messageId();
    }

    public boolean isQueued() {
        return delivered == null;
    }
}
