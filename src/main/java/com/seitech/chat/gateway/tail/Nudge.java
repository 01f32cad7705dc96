package com.seitech.chat.gateway.tail;

/** Somebody says that there is news in Odoo. Only a hint: whether there is, the tail finds out itself. */
@FunctionalInterface
public interface Nudge {
    /** Lets the tail look now instead of later. Called by network threads and as often as anybody likes: never waits. */
    void nudge();
}
