package com.seitech.chat.gateway.upload;

import com.seitech.chat.gateway.conversation.SourceUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Files that live as long as somebody reads them. Together they have a bound, and none survives a restart. */
public final class TempFiles {
    private final Path directory;
    private final long maxBytes;
    private final AtomicLong taken = new AtomicLong();

    /** @param directory ours alone: what an earlier process left there is deleted */
    public TempFiles(Path directory, DownloadConfig config) {
        this.directory = directory;
        this.maxBytes = config.maxDisk().asLongValue();
        try {
            Files.createDirectories(directory);
            try (Stream<Path> leftovers = Files.list(directory)) {
                leftovers.forEach(TempFiles::delete);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + directory + ": check gateway.data-dir and its rights", e);
        }
    }

    /**
     * An empty file with room for so many bytes.
     *
     * @throws SourceUnavailable when all the room is taken
     */
    TempFile create(long bytes) {
        if (taken.addAndGet(bytes) > maxBytes) {
            taken.addAndGet(-bytes);
            throw new SourceUnavailable("files on their way fill gateway.download.max-disk", null);
        }
        try {
            return new TempFile(Files.createTempFile(directory, "file", ".tmp"), bytes);
        } catch (IOException e) {
            taken.addAndGet(-bytes);
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gone, and its room free, once it is closed; closing it again does nothing. */
    final class TempFile implements AutoCloseable {
        private final Path path;
        private final long bytes;
        private final AtomicBoolean closed = new AtomicBoolean();

        private TempFile(Path path, long bytes) {
            this.path = path;
            this.bytes = bytes;
        }

        Path path() {
            return path;
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                taken.addAndGet(-bytes);
                delete(path);
            }
        }
    }
}
