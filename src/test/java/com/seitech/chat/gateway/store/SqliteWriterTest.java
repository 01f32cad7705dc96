package com.seitech.chat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.session.StoreUnavailable;
import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class SqliteWriterTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int QUEUE = 250;

    private final Path directory;
    private final AgroalDataSource source;
    private final AtomicInteger transactions = new AtomicInteger();
    private final SqliteWriter writer;

    SqliteWriterTest(@TempDir Path directory) {
        this.directory = directory;
        source = SqliteFile.source(directory, "&foreign_keys=true");
        writer = new SqliteWriter(counted(source), QUEUE);
    }

    @BeforeEach
    void start() {
        writer.start();
        writer.submit(c -> Sql.update(c, "create table note (id integer primary key)"))
                .join();
        writer.submit(c ->
                        Sql.update(c, "create table owed (note integer references note deferrable initially deferred)"))
                .join();
        transactions.set(0);
    }

    @AfterEach
    void close() {
        writer.close();
        source.close();
    }

    @Test
    void works_queuedWhileOneIsWritten_areCommittedTogether() throws Exception {
        // Given
        Gate gate = busyWriter();
        List<CompletableFuture<Integer>> works =
                IntStream.range(0, 100).mapToObj(this::insert).toList();
        // When
        gate.open();
        // Then
        assertThat(works)
                .allSatisfy(work -> assertThat(work).succeedsWithin(SOON).isEqualTo(1));
        assertThat(transactions).hasValue(2);
        assertThat(notes()).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void works_moreThanOneBatchHolds_goInSeveral() throws Exception {
        // Given
        Gate gate = busyWriter();
        List<CompletableFuture<Integer>> works =
                IntStream.range(0, QUEUE).mapToObj(this::insert).toList();
        // When
        gate.open();
        // Then
        assertThat(works).allSatisfy(work -> assertThat(work).succeedsWithin(SOON));
        assertThat(transactions).hasValue(3);
    }

    @Test
    void work_thatFails_takesNoOtherWithIt() throws Exception {
        // Given
        Gate gate = busyWriter();
        CompletableFuture<Integer> before = insert(1);
        CompletableFuture<Integer> failing = writer.submit(c -> {
            Sql.update(c, "insert into note values (2)");
            throw new SQLException("broken halfway");
        });
        CompletableFuture<Integer> after = insert(3);
        // When
        gate.open();
        // Then
        assertThat(before).succeedsWithin(SOON);
        assertThat(after).succeedsWithin(SOON);
        assertThat(failing).failsWithin(SOON).withThrowableThat().havingCause().withMessage("broken halfway");
        assertThat(notes()).containsExactly(1, 3);
    }

    @Test
    void work_thatFailsWithAnError_doesNotStopTheWriter() {
        // Given
        CompletableFuture<Integer> failing = writer.submit(c -> {
            throw new StackOverflowError("deep");
        });
        // When
        CompletableFuture<Integer> next = insert(1);
        // Then
        assertThat(next).succeedsWithin(SOON);
        assertThat(failing).failsWithin(SOON);
    }

    @Test
    void commit_thatFails_writesNothingNeitherNowNorWithTheNext() throws Exception {
        // Given
        Gate gate = busyWriter();
        CompletableFuture<Integer> innocent = insert(1);
        CompletableFuture<Integer> guilty = writer.submit(c -> Sql.update(c, "insert into owed values (99)"));
        // When
        gate.open();
        // Then
        assertUnavailable(innocent);
        assertUnavailable(guilty);
        assertThat(insert(2)).succeedsWithin(SOON);
        assertThat(notes()).containsExactly(2);
    }

    @Test
    void work_cancelledBeforeItsTurn_neverRuns() throws Exception {
        // Given
        Gate gate = busyWriter();
        CompletableFuture<Integer> cancelled = insert(1);
        CompletableFuture<Integer> next = insert(2);
        assertThat(cancelled.cancel(false)).isTrue();
        // When
        gate.open();
        // Then
        assertThat(next).succeedsWithin(SOON);
        assertThat(notes()).containsExactly(2);
    }

    @Test
    void queue_thatIsFull_refusesAtOnce() throws Exception {
        // Given
        Gate gate = busyWriter();
        List<CompletableFuture<Integer>> waiting =
                IntStream.range(0, QUEUE).mapToObj(this::insert).toList();
        // When
        CompletableFuture<Integer> tooMany = insert(QUEUE);
        // Then
        assertThat(tooMany).isCompletedExceptionally();
        assertUnavailable(tooMany);
        gate.open();
        assertThat(waiting).allSatisfy(work -> assertThat(work).succeedsWithin(SOON));
        assertThat(notes()).hasSize(QUEUE);
    }

    @Test
    void close_worksAreWaiting_endsWhenTheyAreWritten() throws Exception {
        // Given
        Gate gate = busyWriter();
        List<CompletableFuture<Integer>> works =
                IntStream.range(0, 100).mapToObj(this::insert).toList();
        Thread closing = closing();
        // When
        gate.open();
        // Then
        assertThat(closing.join(SOON)).isTrue();
        assertThat(works).allSatisfy(work -> assertThat(work).isCompletedWithValue(1));
        assertThat(inFile("select id from note")).hasSize(100);
    }

    @Test
    void close_workComesAfterwards_isRefusedAtOnce() throws Exception {
        // Given
        Gate gate = busyWriter();
        Thread closing = closing();
        // When
        CompletableFuture<Integer> late = insert(1);
        // Then
        assertThat(late).isCompletedExceptionally();
        assertUnavailable(late);
        gate.open();
        assertThat(closing.join(SOON)).isTrue();
        assertThat(inFile("select id from note")).isEmpty();
    }

    /** When the gateway could not start: an error on top would hide why. */
    @Test
    void close_beforeTheStart_isQuiet_andRefusesWork() {
        // Given
        SqliteWriter unused = new SqliteWriter(source, QUEUE);
        // When
        unused.close();
        // Then
        assertUnavailable(unused.submit(c -> 1));
    }

    /** Answers once the close waits for the writer. */
    private Thread closing() {
        Thread closing = Thread.startVirtualThread(writer::close);
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        return closing;
    }

    @Test
    void write_toAReadOnlyFile_failsAndReadingGoesOn() {
        // Given
        writer.close();
        try (AgroalDataSource readOnly = SqliteFile.source(directory, "&open_mode=1");
                SqliteWriter reader = new SqliteWriter(readOnly, QUEUE)) {
            reader.start();
            // When
            CompletableFuture<Integer> write = reader.submit(c -> Sql.update(c, "insert into note values (1)"));
            // Then
            assertThat(write)
                    .failsWithin(SOON)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(SQLException.class)
                    .withMessageContaining("readonly");
            assertThat(reader.submit(c -> Sql.first(c, row -> row.getInt(1), "select count(*) from note")))
                    .succeedsWithin(SOON)
                    .satisfies(count -> assertThat(count).contains(0));
        }
    }

    @Test
    void write_toADamagedFile_isUnavailableEachTime(@TempDir Path damaged) throws IOException {
        // Given
        Files.writeString(damaged.resolve("gateway.db"), "this is no database, and longer than a header ".repeat(99));
        try (AgroalDataSource broken = SqliteFile.source(damaged, "");
                SqliteWriter onBroken = new SqliteWriter(broken, QUEUE)) {
            onBroken.start();
            // When
            CompletableFuture<Integer> first = onBroken.submit(c -> Sql.update(c, "create table note (id)"));
            // Then
            assertThat(first).failsWithin(SOON);
            assertThat(onBroken.submit(c -> Sql.update(c, "create table note (id)")))
                    .failsWithin(SOON);
        }
    }

    @Test
    void write_directoryWentAway_isUnavailable(@TempDir Path parent) {
        // Given
        try (AgroalDataSource nowhere = SqliteFile.source(parent.resolve("missing"), "");
                SqliteWriter onNothing = new SqliteWriter(nowhere, QUEUE)) {
            onNothing.start();
            // When
            CompletableFuture<Integer> work = onNothing.submit(c -> Sql.update(c, "create table note (id)"));
            // Then
            assertUnavailable(work);
        }
    }

    private CompletableFuture<Integer> insert(int id) {
        return writer.submit(c -> Sql.update(c, "insert into note values (?)", id));
    }

    private List<Integer> notes() {
        return writer.submit(c -> inFile("select id from note order by id")).join();
    }

    /** Reads past the writer, over a connection of its own. */
    private List<Integer> inFile(String sql) {
        try (AgroalDataSource own = SqliteFile.source(directory, "");
                var connection = own.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<Integer> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertUnavailable(CompletableFuture<Integer> work) {
        assertThatThrownBy(() -> work.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(StoreUnavailable.class);
    }

    /** Answers while the writer is inside a first transaction, and stays there until the gate opens. */
    private Gate busyWriter() throws InterruptedException {
        Gate gate = new Gate(new CountDownLatch(1), new CountDownLatch(1));
        writer.submit(c -> gate.pass()).exceptionally(e -> false);
        assertThat(gate.reached().await(10, TimeUnit.SECONDS)).isTrue();
        return gate;
    }

    private record Gate(CountDownLatch reached, CountDownLatch opened) {
        boolean pass() {
            reached.countDown();
            try {
                return opened.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        void open() {
            opened.countDown();
        }
    }

    /** The writer takes a connection per transaction. */
    private DataSource counted(DataSource real) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    transactions.incrementAndGet();
                    return method.invoke(real, arguments);
                });
    }
}
