package com.seitech.chat.gateway.tail;

import java.util.List;

/** Where it is kept that Odoo's database was restored. When a method that writes returns, it is durable. */
public interface Restorations {
    /** In the order in which they came. */
    List<Restoration> all();

    /**
     * Keeps it, and forgets the checkpoints of the tail, whose ids mean nothing any more. When another replica has begun the
     * era before, that one stays, and so do the checkpoints: only what was seen highest counts for both.
     */
    void add(Restoration restoration);
}
