package com.seitech.chat.gateway.outbox;

import com.seitech.chat.gateway.session.StoreUnavailable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers like the real store, and can be away. */
final class InMemorySharedFiles implements SharedFiles {
    final Map<OutboxId, byte[]> files = new ConcurrentHashMap<>();
    final AtomicInteger copies = new AtomicInteger();
    volatile Instant orphansBefore = Instant.MIN;
    private volatile boolean away;

    void away(boolean value) {
        away = value;
    }

    private void requireThere() {
        if (away) {
            throw new StoreUnavailable("it is away", null);
        }
    }

    @Override
    public void keep(OutboxId entry, Path file) throws IOException {
        requireThere();
        files.put(entry, Files.readAllBytes(file));
    }

    @Override
    public void copy(OutboxId entry, OutputStream target) throws IOException {
        copies.incrementAndGet();
        requireThere();
        target.write(files.getOrDefault(entry, new byte[0]));
    }

    @Override
    public void drop(OutboxId entry) {
        requireThere();
        files.remove(entry);
    }

    @Override
    public void dropOrphans(Instant before) {
        orphansBefore = before;
    }
}
