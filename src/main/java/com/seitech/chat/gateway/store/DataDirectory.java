package com.seitech.chat.gateway.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the data directory such that it is there after a power loss. SQLite syncs the directory that its files are in,
 * which keeps their names; the directory's own name is kept by the one above it.
 */
final class DataDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);

    private DataDirectory() {}

    static void create(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path above = directory.toAbsolutePath().getParent();
        // What cannot be written has no name in it that we have made.
        while (above != null && Files.isReadable(above) && Files.isWritable(above)) {
            sync(above);
            above = above.getParent();
        }
    }

    private static void sync(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Some network and memory disks know no such thing; then there is nothing to gain either.
            LOG.atDebug().setCause(e).addKeyValue("directory", directory).log("not synced");
        }
    }
}
