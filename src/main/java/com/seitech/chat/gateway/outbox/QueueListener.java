package com.seitech.chat.gateway.outbox;

/** Hears of what is on its way to Odoo. */
@FunctionalInterface
public interface QueueListener {
    /**
     * It was shown as queued, delivered, or given up. Called on a thread that delivers; must not throw.
     *
     * @param now its state may have changed again by now: {@link Queue#of} is the truth
     */
    void changed(QueuedSend now);
}
