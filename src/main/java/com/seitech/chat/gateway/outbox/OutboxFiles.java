package com.seitech.chat.gateway.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** The files of what waits for Odoo. */
public interface OutboxFiles {
    /** A file is kept a moment before its entry is appended. */
    Duration APPENDED_BY_THEN = Duration.ofMinutes(10);

    /**
     * Takes the entry's file to where it survives a crash and a power loss.
     *
     * @return the entry with the file that was kept; the same when it has none
     * @throws com.seitech.chat.gateway.session.StoreUnavailable when it cannot be kept
     */
    OutboxEntry keep(OutboxEntry entry);

    /**
     * The entry with its file where it is on this machine; whoever remembers the entry may have kept it on another.
     *
     * @throws com.seitech.chat.gateway.session.StoreUnavailable when it cannot be brought here now
     */
    OutboxEntry here(OutboxEntry entry);

    /** The entry needs its file no more. */
    void drop(OutboxEntry entry);

    /** Deletes what belongs to none of these and was kept before the instant: younger ones may not be appended yet. */
    void keepOnly(Collection<OutboxId> entries, Instant before);
}
