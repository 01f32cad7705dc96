package com.seitech.chat.gateway.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Who holds locks, as Linux lists it: to try a lock would keep out a gateway that starts in that moment. */
final class LockTable {
    private static final Path TABLE = Path.of("/proc/locks");

    private LockTable() {}

    /** False, too, where the system does not say. */
    static boolean holds(Path directory) {
        try (Stream<String> locks = Files.lines(TABLE)) {
            String ending = ":" + Files.getAttribute(directory.resolve(DirectoryLock.NAME), "unix:ino") + " ";
            return locks.anyMatch(line -> line.contains(ending));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
