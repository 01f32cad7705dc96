package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.upload.UploadConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where forms are put while they arrive. The parser fails in the same way for a broken form and for a full disk. */
@Singleton
final class UploadDisk {
    private final Path directory;
    private final long largestFile;

    UploadDisk(@ConfigProperty(name = "quarkus.http.body.uploads-directory") Path directory, UploadConfig config) {
        this.directory = directory;
        this.largestFile = config.maxFile().asLongValue();
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
