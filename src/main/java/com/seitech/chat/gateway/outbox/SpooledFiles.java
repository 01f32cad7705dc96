package com.seitech.chat.gateway.outbox;

import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.session.StoreUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps each file under its entry's id in one directory, which is ours alone. */
public final class SpooledFiles implements OutboxFiles {
    private static final Logger LOG = LoggerFactory.getLogger(SpooledFiles.class);
    private static final Seldom SELDOM = new Seldom(LOG, 5);

    private final Path directory;

    public SpooledFiles(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + directory + ": check gateway.data-dir and its rights", e);
        }
    }

    @Override
    public OutboxEntry keep(OutboxEntry entry) {
        OutboxFile file = entry.file();
        if (file == null) {
            return entry;
        }
        Path kept = pathOf(entry.id());
        try {
            Files.move(file.path(), kept, StandardCopyOption.REPLACE_EXISTING);
            force(kept, StandardOpenOption.WRITE);
            // Else the name of the file may be lost although its content is not.
            force(directory, StandardOpenOption.READ);
            return entry.withFile(file.at(kept));
        } catch (IOException e) {
            delete(kept);
            throw new StoreUnavailable("the file cannot be kept in " + directory + ": " + e.getMessage(), e);
        }
    }

    private Path pathOf(OutboxId id) {
        return directory.resolve(id.toString());
    }

    private static void force(Path path, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }

    @Override
    public OutboxEntry here(OutboxEntry entry) {
        OutboxFile file = entry.file();
        return file == null ? entry : entry.withFile(file.at(pathOf(entry.id())));
    }

    @Override
    public void drop(OutboxEntry entry) {
        if (entry.file() != null) {
            delete(pathOf(entry.id()));
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It is deleted at the next start.
            SELDOM.warn(
                    "file not deleted",
                    line -> line.addKeyValue("file", file.getFileName()).setCause(e));
        }
    }

    @Override
    public void keepOnly(Collection<OutboxId> entries, Instant before) {
        Set<Path> wanted = entries.stream().map(this::pathOf).collect(Collectors.toSet());
        try (Stream<Path> all = Files.list(directory)) {
            all.filter(file -> !wanted.contains(file) && isOlder(file, before)).forEach(SpooledFiles::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory + ": check gateway.data-dir and its rights", e);
        }
    }

    private static boolean isOlder(Path file, Instant before) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (IOException e) {
            return false;
        }
    }
}
