package com.seitech.chat.gateway.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.outbox.Entries;
import com.seitech.chat.gateway.outbox.OutboxEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class BackupTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int backup(String... arguments) {
        PrintStream out = new PrintStream(said, true, UTF_8);
        return Backup.run(out, out, arguments);
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path copy() {
        return directory.resolve("backups/today");
    }

    @Test
    void database_isCopiedAsItIs_whileItIsWrittenTo() throws IOException {
        // Given
        OutboxEntry before = Entries.text("Hello", "key-1");
        OutboxEntry after = Entries.text("Later", "key-2");
        try (SqliteFile file = SqliteFile.open(data())) {
            JdbcOutbox outbox = new JdbcOutbox(file.database(), Fence.NONE);
            Entries.append(outbox, before);
            // When
            assertThat(backup(data().toString(), copy().toString())).isZero();
            Entries.append(outbox, after);
        }
        // Then
        assertThat(said.toString(UTF_8)).contains("0 sessions, 1 messages that wait");
        try (SqliteFile file = SqliteFile.open(copy())) {
            JdbcOutbox outbox = new JdbcOutbox(file.database(), Fence.NONE);
            assertThat(outbox.byKey(before.session(), "key-1")).isPresent();
            assertThat(outbox.byKey(after.session(), "key-2")).isEmpty();
        }
    }

    @Test
    void filesOnTheirWay_andKeys_areCopied_andNothingThatCanBeHadAgain_forTheOwnerAlone() throws IOException {
        // Given
        SqliteFile.open(data()).close();
        for (String name : new String[] {"outbox/a", "downloads/b", "uploads/c", "link-signing.key"}) {
            Files.createDirectories(data().resolve(name).getParent());
            Files.writeString(data().resolve(name), name);
        }
        // When
        assertThat(backup(data().toString(), copy().toString())).isZero();
        // Then
        assertThat(copy().resolve("outbox/a")).hasContent("outbox/a");
        assertThat(copy().resolve("link-signing.key")).hasContent("link-signing.key");
        try (Stream<Path> all = Files.list(copy())) {
            assertThat(all.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("gateway.db", "outbox", "link-signing.key");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy())))
                .isEqualTo("rwx------");
        try (Stream<Path> all = Files.list(directory.resolve("backups"))) {
            assertThat(all).hasSize(1);
        }
    }

    @Test
    void earlierBackup_isNotTouched() throws IOException {
        // Given
        SqliteFile.open(data()).close();
        Files.createDirectories(copy());
        // When
        int code = backup(data().toString(), copy().toString());
        // Then
        assertThat(code).isEqualTo(1);
        assertThat(said.toString(UTF_8)).contains(copy().toString(), "name a directory that is not");
        assertThat(copy()).isEmptyDirectory();
    }

    @Test
    void directoryWithoutADatabase_isNamed_andNothingIsMade() {
        // When
        int code = backup(directory.toString(), copy().toString());
        // Then
        assertThat(code).isEqualTo(1);
        assertThat(said.toString(UTF_8)).contains("has no gateway.db", "gateway.data-dir");
        assertThat(copy()).doesNotExist();
    }

    @Test
    void copyThatFails_leavesNothingBehind() throws IOException {
        // Given
        Files.createDirectories(data());
        Files.writeString(data().resolve("gateway.db"), "no database at all, and longer than its header would be");
        // When
        int code = backup(data().toString(), copy().toString());
        // Then
        assertThat(code).isEqualTo(1);
        assertThat(copy().getParent()).isEmptyDirectory();
    }

    @Test
    void withoutArguments_itSaysWhatItWants() {
        assertThat(backup()).isEqualTo(2);
        assertThat(said.toString(UTF_8)).contains("gateway.data-dir");
    }
}
