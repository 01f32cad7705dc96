package com.seitech.chat.gateway.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryLockTest {
    @TempDir
    Path directory;

    @Test
    void second_isKeptOut_andTold() throws IOException {
        // Given
        DirectoryLock first = DirectoryLock.on(directory);
        // When Then
        assertThatThrownBy(() -> DirectoryLock.on(directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another gateway uses " + directory)
                .hasMessageContaining("gateway.data-dir");
        first.close();
    }

    @Test
    void next_comesIn_whenTheFirstIsGone() throws IOException {
        // Given
        DirectoryLock.on(directory).close();
        // When
        DirectoryLock.on(directory).close();
    }
}
