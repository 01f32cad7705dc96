package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.diagnosis.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether the data directory can be written by whoever asks, and how much room there is. */
final class DirectoryLook {
    private static final String SUBJECT = "data directory";
    private static final String DISK = "disk";
    /** A disk of its own has it at its top, for root alone. */
    private static final String OF_THE_DISK = "lost+found";

    /** A busy day of texts; files that are on their way may want more (gateway.outbox.max-files). */
    private static final long LITTLE_BYTES = 256L << 20;

    private final Path directory;

    DirectoryLook(Path directory) {
        this.directory = directory;
    }

    List<Finding> findings() {
        if (Files.notExists(directory)) {
            return List.of(Finding.ok(SUBJECT, directory.toAbsolutePath() + " is made at the first start"));
        }
        try {
            return List.of(rights(), room());
        } catch (IOException | UncheckedIOException e) {
            return List.of(Finding.fail(SUBJECT, StoreProblem.of(e, directory).in(directory), ""));
        }
    }

    private Finding rights() throws IOException {
        List<String> foreign = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> !Files.isWritable(file) && !file.endsWith(OF_THE_DISK))
                    .forEach(file -> foreign.add(file.getFileName().toString()));
        }
        if (!foreign.isEmpty() || !Files.isWritable(directory)) {
            return Finding.fail(
                    SUBJECT,
                    "the user of this process may not write " + (foreign.isEmpty() ? directory : foreign),
                    "give " + directory.toAbsolutePath()
                            + " and its files to the gateway's user, and ask as that user");
        }
        return Finding.ok(
                SUBJECT, directory.toAbsolutePath() + (LockTable.holds(directory) ? " is used by a gateway" : ""));
    }

    private Finding room() throws IOException {
        if (StoreProblem.isFull(directory)) {
            return Finding.fail(DISK, StoreProblem.FULL.in(directory));
        }
        long free = Files.getFileStore(directory).getUsableSpace();
        String text = (free >> 20) + " MB free";
        return free < LITTLE_BYTES
                ? Finding.warn(DISK, text, "make room: what is accepted while Odoo is away is kept here")
                : Finding.ok(DISK, text);
    }
}
