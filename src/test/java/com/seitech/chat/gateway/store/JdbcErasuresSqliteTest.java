package com.seitech.chat.gateway.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JdbcErasuresSqliteTest extends ErasuresContract {
    private final Path directory;
    private final SqliteFile file;

    JdbcErasuresSqliteTest(@TempDir Path directory) {
        this.directory = directory;
        file = SqliteFile.open(directory);
    }

    @Override
    protected Database database() {
        return file.database();
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void whatIsForgotten_isNotOnTheDiskAnyMore() throws IOException {
        // Given
        Session gone = session(1);
        sent(gone, 1);
        assertThat(disk()).contains(SECRET);
        // When
        new JdbcErasures(file.database()).forget(gone, NOW, LONG);
        // Then
        await().untilAsserted(() -> assertThat(disk()).doesNotContain(SECRET));
    }

    private String disk() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path one : files.toList()) {
                all.append(Files.readString(one, ISO_8859_1));
            }
        }
        return all.toString();
    }
}
