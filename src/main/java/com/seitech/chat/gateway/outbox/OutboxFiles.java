package com.seitech.chat.gateway.outbox;

import java.time.Instant;
import java.util.Collection;

/** The files of what waits for Odoo. */
public interface OutboxFiles {
    /**
     * Takes the entry's file to where it survives a crash and a power loss.
     *
     * @return the entry with the file that was kept; the same when it has none
     * @throws com.seitech.chat.gateway.session.StoreUnavailable when it cannot be kept
     */
    OutboxEntry keep(OutboxEntry entry);

    /** The entry needs its file no more. */
    void drop(OutboxEntry entry);

    /** Deletes what belongs to none of these and was kept before the instant: younger ones may not be appended yet. */
    void keepOnly(Collection<OutboxId> entries, Instant before);
}
