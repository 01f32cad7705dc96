package com.seitech.chat.gateway.upload;

import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.session.ChannelId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Files on our disk, each fetched once and read by any number of visitors at any pace. Together they have a bound: beyond
 * it, those that nobody reads go, the longest unread first. None survives a restart.
 */
public final class FileCache {
    private static final float USUAL_LOAD = 0.75f;

    private final Path directory;
    private final long maxBytes;
    private final Clock clock;
    private final Lock lock = new ReentrantLock();
    /** The longest unused first. */
    private final Map<Key, CachedFile> files = new LinkedHashMap<>(16, USUAL_LOAD, true);

    private long taken;
    private long made;

    /** Other content under the same id is another file. */
    private record Key(AttachmentId attachment, String checksum) {}

    /** Brings the bytes. */
    @FunctionalInterface
    interface Filling {
        /** Writes all of them into the file at {@code target}, which exists, or throws. */
        void into(Path target);
    }

    /** @param directory ours alone: what an earlier process left there is deleted */
    public FileCache(Path directory, DownloadConfig config, Clock clock) {
        this.directory = directory;
        this.maxBytes = config.maxDisk().asLongValue();
        this.clock = clock;
        try {
            Files.createDirectories(directory);
            try (Stream<Path> leftovers = Files.list(directory)) {
                leftovers.forEach(FileCache::delete);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + directory + ": check gateway.data-dir and its rights", e);
        }
    }

    /** A file that is being read: it stays until it is closed. Closing it again does nothing. */
    final class Reading implements AutoCloseable {
        private final CachedFile file;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Reading(CachedFile file) {
            this.file = file;
        }

        Path path() {
            return file.path();
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                inTurn(() -> left(file));
            }
        }
    }

    /**
     * The file. Who asks for it first has it filled, everybody else who asks meanwhile waits for that.
     *
     * @throws SourceUnavailable when files that are being read take all the room, or our disk has none
     */
    Reading open(ChannelId channel, SourceFile source, Filling filling) {
        Reading reading = reading(channel, source);
        try {
            reading.file.fillOnce(filling);
            return reading;
        } catch (RuntimeException e) {
            inTurn(() -> forget(reading.file));
            reading.close();
            throw e;
        }
    }

    /** Deletes what was fetched for the channel; what is being read goes with its last reader. */
    void forgetOf(ChannelId channel) {
        inTurn(() -> files.values().removeIf(file -> {
            if (!file.isOf(channel)) {
                return false;
            }
            file.forget();
            return file.isRead() || deleted(file);
        }));
    }

    /** Deletes what nobody has read since the instant. */
    void forgetUnreadSince(Instant instant) {
        inTurn(() -> files.values().removeIf(file -> file.isUnreadSince(instant) && deleted(file)));
    }

    private Reading reading(ChannelId channel, SourceFile source) {
        Key key = new Key(source.id(), source.checksum());
        lock.lock();
        try {
            CachedFile file = files.get(key);
            if (file == null) {
                makeRoom(source.size());
                file = new CachedFile(channel, directory.resolve(++made + ".tmp"), source.size());
                files.put(key, file);
                taken += source.size();
            }
            file.enter();
            return new Reading(file);
        } finally {
            lock.unlock();
        }
    }

    private void makeRoom(long bytes) {
        Iterator<CachedFile> longestUnread = files.values().iterator();
        while (taken + bytes > maxBytes && longestUnread.hasNext()) {
            CachedFile file = longestUnread.next();
            if (!file.isRead()) {
                longestUnread.remove();
                deleted(file);
            }
        }
        if (taken + bytes > maxBytes) {
            throw new SourceUnavailable("files that are being read fill gateway.download.max-disk", null);
        }
    }

    /** Nobody is given it any more. */
    private void forget(CachedFile file) {
        files.values().remove(file);
        file.forget();
    }

    private void left(CachedFile file) {
        if (file.leave(clock.instant())) {
            deleted(file);
        }
    }

    private boolean deleted(CachedFile file) {
        taken -= file.bytes();
        delete(file.path());
        return true;
    }

    private void inTurn(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
