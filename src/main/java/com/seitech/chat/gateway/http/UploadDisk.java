package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.upload.UploadConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where files are put while they arrive. Reading fails in the same way for a broken form and for a full disk. */
@Singleton
final class UploadDisk {
    private static final Logger LOG = LoggerFactory.getLogger(UploadDisk.class);
    private static final Seldom SELDOM = new Seldom(LOG, 5);

    /** Once the data directory is ours. */
    private static final int AFTER_THE_STORE = 2900;

    private final Path directory;
    private final long largestFile;

    UploadDisk(@ConfigProperty(name = "gateway.data-dir") Path dataDir, UploadConfig config) {
        this.directory = dataDir.resolve("uploads");
        this.largestFile = config.maxFile().asLongValue();
    }

    /** In bytes. */
    long largestFile() {
        return largestFile;
    }

    /** An empty one. */
    Path newFile() throws IOException {
        Files.createDirectories(directory);
        return Files.createTempFile(directory, "form", ".tmp");
    }

    /** Unless it is gone already. */
    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            SELDOM.warn(
                    "upload not deleted",
                    line -> line.addKeyValue("file", file.getFileName()).setCause(e));
        }
    }

    /** What a process that was killed left. */
    void start(@Observes @Priority(AFTER_THE_STORE) StartupEvent event) {
        FileTime start =
                FileTime.fromMillis(ManagementFactory.getRuntimeMXBean().getStartTime());
        deleteBefore(start);
    }

    void deleteBefore(FileTime instant) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).compareTo(instant) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.atWarn().addKeyValue("directory", directory).setCause(e).log("old uploads not deleted");
        }
    }

    /** Whether a form may have failed for want of room. */
    boolean mayBeFull() {
        try {
            return Files.getFileStore(directory).getUsableSpace() < largestFile;
        } catch (IOException e) {
            // Where there is no such directory, nothing can be put.
            return true;
        }
    }
}
