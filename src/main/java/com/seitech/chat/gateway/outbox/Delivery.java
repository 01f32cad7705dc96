package com.seitech.chat.gateway.outbox;

import java.util.function.BooleanSupplier;

/** The way to Odoo. */
public interface Delivery {
    /**
     * Delivers the entry, at most once however often it is called.
     *
     * @param repeat an earlier attempt may have succeeded unseen: look before writing. A blind second write would undo
     *     what an agent has changed in the meantime.
     * @param wanted asked before each write, since what comes before may take seconds; when false, nothing more is
     *     written, and the attempt has failed
     */
    DeliveryResult deliver(OutboxEntry entry, boolean repeat, BooleanSupplier wanted);
}
