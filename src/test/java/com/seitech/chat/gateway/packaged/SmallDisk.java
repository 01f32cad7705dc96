package com.seitech.chat.gateway.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A disk in memory that only one process sees, in a user namespace of its own: so it takes no rights to make one, to fill
 * it and to make room again.
 */
final class SmallDisk {
    private static final String MOUNT = "mount -t tmpfs -o \"$1\" none \"$2\" && shift 2 && exec \"$@\"";
    /** As much as is taken, in kilobytes. */
    private static final String FILL =
            "mount -o remount,size=$(df --output=used -k \"$1\" | tail -n 1 | tr -d ' ')k \"$1\"";

    private final Path directory;
    private final String options;

    /** @param options of the mount, for example {@code size=8m} or {@code ro} */
    SmallDisk(Path directory, String options) {
        this.directory = directory;
        this.options = options;
    }

    Path directory() {
        return directory;
    }

    /** What runs a command such that it has the disk. */
    List<String> before() {
        return List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "--",
                "sh",
                "-c",
                MOUNT,
                "sh",
                options,
                directory.toString());
    }

    /** Leaves no room at all. */
    void fill(long pid) {
        run(pid, FILL, directory.toString());
    }

    void resize(long pid, String size) {
        run(pid, "mount -o \"remount,size=$2\" \"$1\"", directory.toString(), size);
    }

    private static void run(long pid, String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "nsenter",
                "--target",
                Long.toString(pid),
                "--user",
                "--mount",
                "--preserve-credentials",
                "--",
                "sh",
                "-c",
                script,
                "sh"));
        Stream.of(arguments).forEach(command::add);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
