package com.seitech.chat.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.conversation.SourceUnavailable;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TempFilesTest {
    @TempDir
    Path data;

    private record Config(MemorySize maxFile, MemorySize maxDisk) implements DownloadConfig {
        static Config of(long maxDisk) {
            MemorySize size = new MemorySize(BigInteger.valueOf(maxDisk));
            return new Config(size, size);
        }
    }

    @Test
    void whatAnEarlierProcessLeft_isDeletedAtTheStart() throws IOException {
        // Given
        Path directory = Files.createDirectories(data.resolve("downloads"));
        Files.writeString(directory.resolve("left.tmp"), "left");
        // When
        TempFiles files = new TempFiles(directory, Config.of(10));
        // Then
        assertThat(directory).isEmptyDirectory();
        assertThat(files.create(10).path()).isEmptyFile();
    }

    @Test
    void file_isGoneOnceItIsClosed_howeverOften() {
        // Given
        TempFiles files = new TempFiles(data, Config.of(10));
        TempFiles.TempFile file = files.create(10);
        // When
        file.close();
        file.close();
        // Then
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void room_isBounded_andFreeAgainOnceAFileIsClosed() {
        // Given
        TempFiles files = new TempFiles(data, Config.of(10));
        TempFiles.TempFile first = files.create(6);
        // When
        assertThatThrownBy(() -> files.create(5)).isInstanceOf(SourceUnavailable.class);
        files.create(4).close();
        first.close();
        first.close();
        // Then
        assertThat(files.create(10).path()).exists();
        assertThatThrownBy(() -> files.create(1)).isInstanceOf(SourceUnavailable.class);
    }
}
