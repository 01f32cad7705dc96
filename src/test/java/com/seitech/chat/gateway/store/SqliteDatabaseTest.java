package com.seitech.chat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.outbox.Entries;
import com.seitech.chat.gateway.outbox.OutboxEntry;
import com.seitech.chat.gateway.session.StoreUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class SqliteDatabaseTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    @Test
    void everyCommit_isSyncedToDisk() {
        try (SqliteFile file = SqliteFile.open(directory)) {
            // Given
            Database database = file.database();
            // When
            String journal = database.read(c -> text(c, "pragma journal_mode"));
            String synchronous = database.read(c -> text(c, "pragma synchronous"));
            // Then
            assertThat(journal).isEqualTo("wal");
            assertThat(synchronous).as("2 is FULL").isEqualTo("2");
        }
    }

    @Test
    void written_isThereAfterReopening() {
        // Given
        OutboxEntry entry = Entries.text("Hello", "key-1");
        try (SqliteFile file = SqliteFile.open(directory)) {
            Entries.append(new JdbcOutbox(file.database(), Fence.NONE), entry);
        }
        // When
        try (SqliteFile file = SqliteFile.open(directory)) {
            // Then
            assertThat(new JdbcOutbox(file.database(), Fence.NONE).byKey(entry.session(), "key-1"))
                    .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo(entry.id()));
        }
    }

    @Test
    void start_aNewerGatewayHasBeenHere_changesNothing_andSaysWhatToDo() {
        // Given
        try (SqliteFile file = SqliteFile.open(directory)) {
            file.database()
                    .write(c -> Sql.update(
                            c,
                            "insert into flyway_schema_history (installed_rank, version, description, type, script,"
                                    + " installed_by, execution_time, success)"
                                    + " values (99, '99', 'later', 'SQL', 'V99__later.sql', 'newer', 1, 1)"));
        }
        // When Then
        assertThatThrownBy(() -> SqliteFile.open(directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("version 99 by a newer gateway")
                .hasMessageContaining("the backup from before the upgrade");
    }

    @Test
    void start_directoryIsMissing_makesIt() {
        // Given
        Path missing = directory.resolve("a/b");
        // When
        try (SqliteFile file = SqliteFile.open(missing)) {
            // Then
            assertThat(entries(file)).isZero();
        }
    }

    @Test
    void start_directoryIsAFile_saysWhatToCheck() throws IOException {
        // Given
        Path occupied = Files.createFile(directory.resolve("data"));
        // When Then
        assertThatThrownBy(() -> SqliteFile.open(occupied))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(occupied.toString())
                .hasMessageContaining("gateway.data-dir");
    }

    @Test
    void start_fileIsDamaged_saysWhatToCheck() throws IOException {
        // Given
        Files.writeString(directory.resolve("gateway.db"), "this is no database, and longer than a header ".repeat(99));
        // When Then
        assertThatStartFails(StoreProblem.DAMAGED);
    }

    private void assertThatStartFails(StoreProblem problem) {
        assertThatThrownBy(() -> SqliteFile.open(directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(problem.in(directory));
    }

    /** A file of many pages, closed, with nothing beside it. */
    private Path filledFile() {
        try (SqliteFile file = SqliteFile.open(directory)) {
            file.database().write(c -> {
                for (int i = 0; i < 2_000; i++) {
                    Sql.update(c, "insert into hand_out values (?, 1, ?)", "session-" + i, "x".repeat(100));
                }
                return 0;
            });
            file.database().read(c -> text(c, "pragma wal_checkpoint(truncate)"));
        }
        return directory.resolve("gateway.db");
    }

    @Test
    void start_fileIsCutShort_saysThatItIsDamaged() throws IOException {
        // Given
        try (FileChannel file = FileChannel.open(filledFile(), StandardOpenOption.WRITE)) {
            file.truncate(file.size() / 2);
        }
        // When Then
        assertThatStartFails(StoreProblem.DAMAGED);
    }

    @Test
    void start_aPageInTheMiddleIsOverwritten_saysThatItIsDamaged() throws IOException {
        // Given
        overwriteTheMiddle(filledFile());
        // When Then
        assertThatStartFails(StoreProblem.DAMAGED);
    }

    private static void overwriteTheMiddle(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            byte[] noise = new byte[(int) file.size() / 2];
            Arrays.fill(noise, (byte) 0x5a);
            file.write(ByteBuffer.wrap(noise), file.size() / 4);
        }
    }

    @Test
    void use_fileIsDamagedMeanwhile_saysSo() throws IOException {
        // Given
        Path path = filledFile();
        try (SqliteFile file = SqliteFile.open(directory)) {
            file.database().read(c -> Sql.update(c, "pragma cache_size = 1"));
            overwriteTheMiddle(path);
            // When Then
            assertThatThrownBy(() -> file.database().read(c -> text(c, "select sum(length(log)) from hand_out")))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessage(StoreProblem.DAMAGED.in(directory));
        }
    }

    @Test
    void write_fileIsReadOnly_saysSo_andGoesOnWhenItNoLongerIs() {
        try (SqliteFile file = SqliteFile.open(directory)) {
            // Given
            JdbcOutbox outbox = new JdbcOutbox(file.database(), Fence.NONE);
            file.database().read(c -> Sql.update(c, "pragma query_only = true"));
            // When
            assertThatThrownBy(() -> Entries.append(outbox, Entries.text("Hello", "key-1")))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessage(StoreProblem.NOT_WRITABLE.in(directory));
            file.database().read(c -> Sql.update(c, "pragma query_only = false"));
            Entries.append(outbox, Entries.text("Hello", "key-1"));
            // Then
            assertThat(entries(file)).isEqualTo(1);
        }
    }

    @Test
    void write_diskIsFull_keepsWhatWasAcknowledgedAndNothingElse() {
        try (SqliteFile file = SqliteFile.open(directory)) {
            // Given
            Database database = file.database();
            JdbcOutbox outbox = new JdbcOutbox(database, Fence.NONE);
            database.read(c -> text(c, "pragma max_page_count = 20"));
            List<OutboxEntry> acknowledged = new ArrayList<>();
            // When
            assertThatThrownBy(() -> {
                        while (true) {
                            OutboxEntry entry = Entries.text("Hello", "k" + "x".repeat(500) + acknowledged.size());
                            Entries.append(outbox, entry);
                            acknowledged.add(entry);
                        }
                    })
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessage(StoreProblem.FULL.in(directory));
            // Then
            database.read(c -> text(c, "pragma max_page_count = 1000000"));
            assertThat(acknowledged).isNotEmpty();
            assertThat(entries(file)).isEqualTo(acknowledged.size());
            Entries.append(outbox, Entries.text("There is room again", "key-1"));
        }
    }

    @Test
    void write_databaseIsStuck_isUnavailableInBoundedTimeAndDoesNotHappenLater() {
        try (SqliteFile file = SqliteFile.open(new TestStoreConfig(directory, Duration.ofMillis(100), 10))) {
            // Given
            AtomicBoolean stuck = new AtomicBoolean(true);
            CompletableFuture<Integer> first = stuckWork(file, stuck);
            AtomicBoolean ran = new AtomicBoolean();
            Instant start = Instant.now();
            // When
            assertThatThrownBy(() -> file.database().write(c -> {
                        ran.set(true);
                        return 0;
                    }))
                    .isInstanceOf(StoreUnavailable.class);
            // Then
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
            stuck.set(false);
            assertThat(first).failsWithin(SOON);
            await().ignoreExceptions().until(() -> file.database().read(c -> true));
            assertThat(ran).isFalse();
        }
    }

    @Test
    void write_callerIsInterrupted_isUnavailableAndStaysInterrupted() {
        try (SqliteFile file = SqliteFile.open(directory)) {
            // Given
            AtomicBoolean stuck = new AtomicBoolean(true);
            CompletableFuture<Integer> first = stuckWork(file, stuck);
            Thread.currentThread().interrupt();
            // When
            assertThatThrownBy(() -> file.database().write(c -> 1)).isInstanceOf(StoreUnavailable.class);
            // Then
            assertThat(Thread.interrupted()).isTrue();
            stuck.set(false);
            assertThat(first).succeedsWithin(SOON);
        }
    }

    @Test
    void write_workBreaksOurOwnPromise_failsAsItDid() {
        try (SqliteFile file = SqliteFile.open(directory)) {
            // Given
            SqlWork<Integer> broken = c -> {
                throw new IllegalStateException("broken");
            };
            // When Then
            assertThatThrownBy(() -> file.database().write(broken))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("broken");
        }
    }

    @Test
    void write_afterStop_isUnavailableAtOnce() {
        try (SqliteFile file = SqliteFile.open(directory)) {
            // Given
            file.stop();
            Instant start = Instant.now();
            // When
            assertThatThrownBy(() -> file.database().write(c -> 1)).isInstanceOf(StoreUnavailable.class);
            // Then
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void stop_worksAreWaiting_writesThem() throws InterruptedException {
        try (SqliteFile file = SqliteFile.open(directory)) {
            // Given
            AtomicBoolean stuck = new AtomicBoolean(true);
            CompletableFuture<Integer> first = stuckWork(file, stuck);
            OutboxEntry entry = Entries.text("Hello", "key-1");
            Thread second =
                    Thread.startVirtualThread(() -> Entries.append(new JdbcOutbox(file.database(), Fence.NONE), entry));
            await().until(() -> second.getState() == Thread.State.TIMED_WAITING);
            Thread stopping = Thread.startVirtualThread(file::stop);
            await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
            // When
            stuck.set(false);
            // Then
            assertThat(first).succeedsWithin(SOON);
            assertThat(second.join(SOON)).isTrue();
            assertThat(stopping.join(SOON)).isTrue();
        }
        try (SqliteFile file = SqliteFile.open(directory)) {
            assertThat(entries(file)).isEqualTo(1);
        }
    }

    /** Answers while the work is being done; it ends when the flag is cleared. */
    private static CompletableFuture<Integer> stuckWork(SqliteFile file, AtomicBoolean stuck) {
        AtomicBoolean began = new AtomicBoolean();
        CompletableFuture<Integer> work = CompletableFuture.supplyAsync(
                () -> file.database().write(c -> {
                    began.set(true);
                    while (stuck.get()) {
                        Thread.onSpinWait();
                    }
                    return 1;
                }),
                Thread::startVirtualThread);
        await().untilTrue(began);
        return work;
    }

    private static int entries(SqliteFile file) {
        return Integer.parseInt(file.database().read(c -> text(c, "select count(*) from outbox")));
    }

    private static String text(Connection connection, String sql) throws SQLException {
        return Sql.first(connection, row -> row.getString(1), sql).orElse("");
    }
}
