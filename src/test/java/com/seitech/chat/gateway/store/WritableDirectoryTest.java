package com.seitech.chat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WritableDirectoryTest {
    private final WritableDirectory converter = new WritableDirectory();

    @TempDir
    private Path parent = Path.of("");

    @Test
    void directory_thatIsMissing_mayBeMadeLater() {
        // Given
        Path missing = parent.resolve("a/b");
        // Then
        assertThat(converter.convert(missing.toString())).isEqualTo(missing);
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void directory_belowAFile_isToldWithItsCure() throws IOException {
        // Given
        Path file = Files.createFile(parent.resolve("file"));
        // Then
        assertThatThrownBy(() -> converter.convert(file.resolve("data").toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gateway.data-dir")
                .hasMessageEndingWith(file + " is no directory");
    }
}
