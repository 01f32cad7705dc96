package com.seitech.chat.gateway.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second process out of a directory: both would deliver the same queue, and its order would be lost. The system
 * gives it free however the process ends.
 */
final class DirectoryLock implements AutoCloseable {
    static final String NAME = "gateway.lock";

    private final FileChannel file;

    private DirectoryLock(FileChannel file) {
        this.file = file;
    }

    /** @throws IllegalStateException when another process has it */
    static DirectoryLock on(Path directory) throws IOException {
        FileChannel file =
                FileChannel.open(directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(file) == null) {
            file.close();
            throw new IllegalStateException("another gateway uses " + directory.toAbsolutePath()
                    + ": stop it, or give this one a gateway.data-dir of its own");
        }
        return new DirectoryLock(file);
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // It ends with the process at the latest.
        }
    }
}
