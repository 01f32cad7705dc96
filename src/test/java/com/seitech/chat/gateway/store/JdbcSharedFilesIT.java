package com.seitech.chat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import com.seitech.chat.gateway.outbox.Entries;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.outbox.OutboxEntry;
import com.seitech.chat.gateway.outbox.OutboxFile;
import com.seitech.chat.gateway.outbox.OutboxId;
import com.seitech.chat.gateway.outbox.ReplicatedFiles;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.SessionToken;
import com.seitech.chat.gateway.session.TokenHash;
import com.seitech.chat.gateway.testing.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replicas that share a database, and no disk. */
@SuppressWarnings("NullAway.Init") // made before all tests
final class JdbcSharedFilesIT {
    private static final ChannelId CHANNEL = new ChannelId(1);
    private static PostgresStore store;

    private final TestClock clock = new TestClock();
    private final SessionId session = SessionId.random();
    private final JdbcOutbox outbox = new JdbcOutbox(store.database(), Fence.NONE);
    private final JdbcSharedFiles shared = new JdbcSharedFiles(store.database(), clock);

    @TempDir
    Path disks;

    @BeforeAll
    static void open() {
        store = PostgresStore.open();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private ReplicatedFiles replica(String name) {
        return new ReplicatedFiles(disks.resolve(name), shared, clock);
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    private OutboxEntry upload(byte[] content) throws Exception {
        Path path = Files.write(disks.resolve("upload"), content);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        OutboxFile file = new OutboxFile(path, "cat.png", "image/png", content.length, sha256);
        return new OutboxEntry(OutboxId.random(), session, CHANNEL, null, "Vera", "cat.png", file, clock.instant());
    }

    /** As a replica accepts it. */
    private OutboxEntry accepted(byte[] content) throws Exception {
        OutboxEntry kept = replica("a").keep(upload(content));
        Entries.append(outbox, kept);
        return kept;
    }

    private static Path pathOf(OutboxEntry entry) {
        return Objects.requireNonNull(entry.file()).path();
    }

    private static long parts(OutboxEntry entry) {
        return store.database()
                .read(connection -> Sql.first(
                        connection,
                        row -> row.getLong(1),
                        "select count(*) from outbox_file where entry_id = ?",
                        entry.id().toString()))
                .orElse(0L);
    }

    private OutboxEntry remembered() {
        return outbox.undelivered().stream()
                .map(one -> one.entry())
                .filter(entry -> entry.session().equals(session))
                .findAny()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, JdbcSharedFiles.PART - 1, JdbcSharedFiles.PART, JdbcSharedFiles.PART + 1, 25 << 20})
    void file_ofAReplicaThatIsGone_isWholeAtAnother(int size) throws Exception {
        // Given
        byte[] content = content(size);
        OutboxEntry kept = accepted(content);
        Files.delete(pathOf(kept));
        // When
        OutboxEntry here = replica("b").here(remembered());
        // Then
        assertThat(pathOf(here)).hasParent(disks.resolve("b")).hasBinaryContent(content);
        assertThat(parts(kept)).isEqualTo(Math.ceilDiv(size, JdbcSharedFiles.PART));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void file_thatLacksAPart_isNotTaken(int part) throws Exception {
        // Given
        OutboxEntry kept = accepted(content(2 * JdbcSharedFiles.PART + 1));
        store.database()
                .write(connection -> Sql.update(
                        connection,
                        "delete from outbox_file where entry_id = ? and part = ?",
                        kept.id().toString(),
                        part));
        // Then
        assertThat(pathOf(replica("b").here(kept))).doesNotExist();
    }

    @Test
    void keptTwice_isOne() throws Exception {
        // Given
        byte[] content = content(JdbcSharedFiles.PART + 1);
        OutboxEntry kept = accepted(content);
        // When
        shared.keep(kept.id(), pathOf(kept));
        // Then
        assertThat(parts(kept)).isEqualTo(2);
        assertThat(pathOf(replica("b").here(kept))).hasBinaryContent(content);
    }

    @Test
    void file_goesWithItsEntry_howeverThatEnds() throws Exception {
        assertThatItGoes(entry -> outbox.delivered(entry.id(), new Delivered(new MessageId(7), new AttachmentId(8))));
        assertThatItGoes(entry -> outbox.parked(entry.id(), true));
        assertThatItGoes(entry -> shared.drop(entry.id()));
        assertThatItGoes(entry ->
                new JdbcErasures(store.database()).forget(session(entry), clock.instant(), Duration.ofMinutes(1)));
    }

    private void assertThatItGoes(Consumer<OutboxEntry> end) throws Exception {
        OutboxEntry entry = accepted(content(1));
        OutboxEntry other = accepted(content(1));
        assertThat(parts(entry)).isOne();
        // When
        end.accept(entry);
        // Then
        assertThat(parts(entry)).isZero();
        outbox.delivered(other.id(), new Delivered(new MessageId(9), null));
    }

    private static Session session(OutboxEntry entry) {
        return new Session(
                entry.session(),
                TokenHash.of(SessionToken.random()),
                entry.channel(),
                "Vera",
                TestClock.START,
                TestClock.START);
    }

    @Test
    void file_thatWaits_stays_whateverElseChanges() throws Exception {
        // Given
        OutboxEntry waits = accepted(content(1));
        // When
        outbox.queued(waits.id());
        outbox.answered(waits.id());
        outbox.sentAgain(waits.id(), clock.instant());
        outbox.parked(waits.id(), false);
        // Then
        assertThat(parts(waits)).isOne();
    }

    @Test
    void orphans_goWhenTheyAreOld_andWhatWaitsStays() throws Exception {
        // Given
        OutboxEntry waits = accepted(content(1));
        OutboxEntry orphan = replica("a").keep(upload(content(1)));
        OutboxEntry givenUp = accepted(content(1));
        outbox.parked(givenUp.id(), true);
        shared.keep(givenUp.id(), pathOf(givenUp));
        // When
        shared.dropOrphans(clock.instant());
        // Then
        assertThat(parts(orphan)).isOne();
        shared.dropOrphans(clock.instant().plusMillis(1));
        assertThat(parts(orphan)).isZero();
        assertThat(parts(givenUp)).isZero();
        assertThat(parts(waits)).isOne();
    }
}
