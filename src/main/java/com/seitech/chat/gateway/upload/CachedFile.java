package com.seitech.chat.gateway.upload;

import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.session.ChannelId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One file of a {@link FileCache}, which calls all but {@link #fillOnce} in turn. */
final class CachedFile {
    private final ChannelId channel;
    private final Path path;
    private final long bytes;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Void> filled = new CompletableFuture<>();
    private int readers;
    private boolean forgotten;
    private Instant lastRead = Instant.MAX;

    /** @param channel for which it is fetched */
    CachedFile(ChannelId channel, Path path, long bytes) {
        this.channel = channel;
        this.path = path;
        this.bytes = bytes;
    }

    boolean isOf(ChannelId one) {
        return channel.equals(one);
    }

    Path path() {
        return path;
    }

    long bytes() {
        return bytes;
    }

    /** Waits until it is filled: by the first who calls this, as long as that may take. */
    void fillOnce(FileCache.Filling filling) {
        if (begun.compareAndSet(false, true)) {
            fill(filling);
        }
        try {
            filled.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private void fill(FileCache.Filling filling) {
        try {
            Files.createFile(path);
            filling.into(path);
            filled.complete(null);
        } catch (IOException | UncheckedIOException e) {
            filled.completeExceptionally(
                    new SourceUnavailable("no file can be written in gateway.data-dir: " + e.getMessage(), e));
        } catch (RuntimeException | Error e) {
            filled.completeExceptionally(e);
        }
    }

    void enter() {
        readers++;
    }

    /** Whether it is to be deleted now. */
    boolean leave(Instant now) {
        readers--;
        lastRead = now;
        return forgotten && readers == 0;
    }

    /** It goes with its last reader. */
    void forget() {
        forgotten = true;
    }

    boolean isRead() {
        return readers > 0;
    }

    boolean isUnreadSince(Instant instant) {
        return readers == 0 && lastRead.isBefore(instant);
    }
}
