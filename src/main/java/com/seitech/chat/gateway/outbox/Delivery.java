package com.seitech.chat.gateway.outbox;

/** The way to Odoo. */
public interface Delivery {
    /**
     * Delivers the entry, at most once however often it is called.
     *
     * @param repeat an earlier attempt may have succeeded unseen: look before writing. A blind second write would undo
     *     what an agent has changed in the meantime.
     */
    DeliveryResult deliver(OutboxEntry entry, boolean repeat);
}
