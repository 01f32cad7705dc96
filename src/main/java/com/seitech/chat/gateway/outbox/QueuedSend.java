package com.seitech.chat.gateway.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A message on its way to Odoo.
 *
 * @param provisional the id under which its readers know it
 * @param shown its sender was told, or may have been told, that it is queued
 * @param delivered where it is in Odoo by now
 */
public record QueuedSend(
        OutboxEntry entry,
        MessageId provisional,
        boolean shown,
        State state,
        DeliveryResult.@Nullable Delivered delivered) {
    /** How far it has come. */
    public enum State {
        QUEUED,
        DELIVERED,
        /** Odoo refused it, or it became too old. */
        FAILED
    }

    QueuedSend asShown() {
        return new QueuedSend(entry, provisional, true, state, delivered);
    }

    /** It is not in Odoo, or not known to be. */
    public boolean isWaiting() {
        return state == State.QUEUED;
    }
}
