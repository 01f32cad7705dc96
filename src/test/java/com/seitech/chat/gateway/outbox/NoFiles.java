package com.seitech.chat.gateway.outbox;

import java.time.Instant;
import java.util.Collection;

/** Leaves files where they are. */
final class NoFiles implements OutboxFiles {
    @Override
    public OutboxEntry keep(OutboxEntry entry) {
        return entry;
    }

    @Override
    public OutboxEntry here(OutboxEntry entry) {
        return entry;
    }

    @Override
    public void drop(OutboxEntry entry) {}

    @Override
    public void keepOnly(Collection<OutboxId> entries, Instant before) {}
}
