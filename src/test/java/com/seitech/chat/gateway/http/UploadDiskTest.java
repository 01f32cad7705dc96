package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.upload.TestUploadConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UploadDiskTest {
    private static final FileTime START = FileTime.from(Instant.parse("2030-01-02T03:04:05Z"));

    @Test
    void start_deletesWhatAKilledProcessLeft_andNothingElse(@TempDir Path directory) throws IOException {
        // Given
        Path uploads = Files.createDirectory(directory.resolve("uploads"));
        Path left = file(uploads.resolve("1"), START.toInstant().minusMillis(1));
        Path arriving = file(uploads.resolve("2"), START.toInstant());
        Path foreign = file(directory.resolve("gateway.db"), Instant.EPOCH);
        // When
        new UploadDisk(directory, TestUploadConfig.arriving(1, 1)).deleteBefore(START);
        // Then
        assertThat(left).doesNotExist();
        assertThat(arriving).exists();
        assertThat(foreign).exists();
    }

    @Test
    void start_withoutADirectory_isFine(@TempDir Path directory) {
        new UploadDisk(directory, TestUploadConfig.arriving(1, 1)).deleteBefore(START);
        assertThat(directory).isEmptyDirectory();
    }

    private static Path file(Path path, Instant modified) throws IOException {
        Files.writeString(path, "x");
        return Files.setLastModifiedTime(path, FileTime.from(modified));
    }
}
