package com.seitech.chat.gateway.outbox;

import java.util.UUID;

/** The identity of an entry. Odoo knows it as part of the message's external id. */
public record OutboxId(UUID value) {
    public static OutboxId random() {
        return new OutboxId(UUID.randomUUID());
    }

    public static OutboxId parse(String text) {
        return new OutboxId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
