package com.seitech.chat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.diagnosis.Finding;
import com.seitech.chat.gateway.diagnosis.Finding.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code diagnose} finds in a data directory, and that it leaves it as it was. */
final class StoreDiagnosisTest {
    @TempDir
    Path directory;

    private List<Finding> findings() {
        return new StoreDiagnosis(TestStoreConfig.in(directory), Clock.systemUTC()).findings();
    }

    private List<Finding> failures() {
        return findings().stream().filter(Finding::isFailure).toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void emptyDirectory_isFine_andStaysEmpty() throws IOException {
        // Then
        assertThat(failures()).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void directoryOfARunningGateway_isReadBesideIt() {
        try (SqliteFile file = SqliteFile.open(directory)) {
            // When
            List<Finding> findings = findings();
            // Then
            assertThat(findings).noneMatch(Finding::isFailure);
            assertThat(findings)
                    .extracting(Finding::text)
                    .anyMatch(text -> text.endsWith("is used by a gateway"))
                    .anyMatch(text -> text.startsWith("gateway.db is whole"));
            boolean written = file.database().write(connection -> true);
            assertThat(written).isTrue();
        }
    }

    @Test
    void directoryOfAStoppedGateway_getsNoFile_andNoLock() throws IOException {
        // Given
        SqliteFile.open(directory).close();
        List<String> before = files();
        // When
        List<Finding> findings = findings();
        // Then
        assertThat(findings).extracting(Finding::text).noneMatch(text -> text.endsWith("is used by a gateway"));
        assertThat(files()).isEqualTo(before);
        SqliteFile.open(directory).close();
    }

    @Test
    void damagedFile_failsWithItsCure() throws IOException {
        // Given
        Files.writeString(directory.resolve("gateway.db"), "this is no database, and longer than a header ".repeat(99));
        // Then
        assertThat(failures())
                .singleElement()
                .satisfies(finding -> assertThat(finding.cure()).startsWith("gateway.db is damaged: stop the gateway"));
    }

    @Test
    void fileThatHasALog_isNotJudgedWithoutIt() throws IOException {
        // Given
        Files.writeString(directory.resolve("gateway.db"), "this is no database, and longer than a header ".repeat(99));
        Files.writeString(directory.resolve("gateway.db-wal"), "x");
        // Then
        assertThat(failures()).isEmpty();
        assertThat(findings()).extracting(Finding::level).contains(Level.WARN);
    }
}
