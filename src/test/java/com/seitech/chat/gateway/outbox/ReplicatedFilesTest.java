package com.seitech.chat.gateway.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import com.seitech.chat.gateway.outbox.TestOutboxConfig.Node;
import com.seitech.chat.gateway.session.StoreUnavailable;
import com.seitech.chat.gateway.testing.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas, each with a disk of its own. */
@Timeout(60)
final class ReplicatedFilesTest {
    private static final String SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final TestClock clock = new TestClock();
    private final InMemorySharedFiles shared = new InMemorySharedFiles();
    private final Path upload;
    private final Path own;
    private final Path others;
    private final ReplicatedFiles files;
    private final ReplicatedFiles other;

    ReplicatedFilesTest(@TempDir Path parent) {
        upload = parent.resolve("upload.tmp");
        own = parent.resolve("own");
        others = parent.resolve("others");
        files = new ReplicatedFiles(own, shared, clock);
        other = new ReplicatedFiles(others, shared, clock);
    }

    @BeforeEach
    void upload() throws IOException {
        Files.writeString(upload, "abc");
    }

    private OutboxEntry entry() {
        return Entries.file(new OutboxFile(upload, "cat.png", "image/png", 3, SHA256), clock.instant());
    }

    private static Path pathOf(OutboxEntry entry) {
        return Objects.requireNonNull(entry.file()).path();
    }

    @Test
    void keep_isOnTheDisk_andWhereAllFindIt() {
        // When
        OutboxEntry kept = files.keep(entry());
        // Then
        assertThat(pathOf(kept)).hasParent(own).hasContent("abc");
        assertThat(shared.files).containsOnlyKeys(kept.id());
    }

    @Test
    void keep_ofText_doesNothing() {
        // Given
        shared.away(true);
        OutboxEntry text = Entries.text("Hello", null);
        // When
        OutboxEntry kept = files.here(files.keep(text));
        files.drop(kept);
        // Then
        assertThat(kept).isEqualTo(text);
    }

    @Test
    void keep_whatOthersWouldNotFind_isNotAccepted_andLeavesNothing() {
        // Given
        shared.away(true);
        OutboxEntry entry = entry();
        // Then
        assertThatThrownBy(() -> files.keep(entry)).isInstanceOf(StoreUnavailable.class);
        assertThat(own).isEmptyDirectory();
    }

    @Test
    void here_ownFile_needsNobody() {
        // Given
        OutboxEntry kept = files.keep(entry());
        shared.away(true);
        // Then
        assertThat(files.here(kept)).isEqualTo(kept);
    }

    @Test
    void here_anothersFile_isFetchedOnce() {
        // Given
        OutboxEntry kept = files.keep(entry());
        // When
        OutboxEntry here = other.here(kept);
        // Then
        assertThat(pathOf(here)).hasParent(others).hasContent("abc");
        shared.away(true);
        assertThat(other.here(kept)).isEqualTo(here);
        assertThat(others).isDirectoryContaining(pathOf(here)::equals);
    }

    @Test
    void here_whatAPowerLossLeftEmpty_isFetchedAgain() throws IOException {
        // Given
        OutboxEntry kept = files.keep(entry());
        Files.writeString(pathOf(kept), "");
        // Then
        assertThat(pathOf(files.here(kept))).hasContent("abc");
    }

    @Test
    void here_cannotBeReadNow_saysSo_andLeavesNothing() {
        // Given
        OutboxEntry kept = files.keep(entry());
        shared.away(true);
        // Then
        assertThatThrownBy(() -> other.here(kept)).isInstanceOf(StoreUnavailable.class);
        assertThat(others).isEmptyDirectory();
    }

    @Test
    void here_whatIsNotWhole_isNotTaken() {
        // Given
        OutboxEntry kept = files.keep(entry());
        for (String part : List.of("", "ab", "abd")) {
            shared.files.put(kept.id(), part.getBytes(UTF_8));
            // Then
            assertThat(pathOf(other.here(kept))).hasParentRaw(others).doesNotExist();
            assertThat(others).isEmptyDirectory();
        }
    }

    @Test
    void drop_deletesBoth_asFarAsItCan() {
        // Given
        OutboxEntry one = files.keep(entry());
        // When
        files.drop(one);
        // Then
        assertThat(shared.files).isEmpty();
        assertThat(own).isEmptyDirectory();
        // When
        shared.away(true);
        files.drop(one);
    }

    @Test
    void keepOnly_leavesTimeToOthers_toAppend() {
        // Given
        Instant now = clock.instant();
        OutboxEntry left = files.keep(entry());
        // When
        files.keepOnly(List.of(), now);
        // Then
        assertThat(pathOf(left)).doesNotExist();
        assertThat(shared.orphansBefore).isEqualTo(now.minus(OutboxFiles.APPENDED_BY_THEN));
        files.keepOnly(List.of(), now.minus(Duration.ofHours(1)));
        assertThat(shared.orphansBefore).isEqualTo(now.minus(Duration.ofHours(1)));
    }

    private static Delivery reading(List<String> delivered) {
        return (entry, repeat, wanted) -> {
            try {
                delivered.add(Files.readString(pathOf(entry)));
                return new Delivered(new MessageId(1), new AttachmentId(1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @Test
    void replicaThatTakesOver_deliversTheFile_onceItCanBeRead() throws IOException {
        // Given
        InMemoryOutbox outbox = new InMemoryOutbox();
        OutboxEntry kept = files.keep(entry());
        Entries.append(outbox, kept);
        Files.delete(pathOf(kept));
        shared.away(true);
        List<String> delivered = new CopyOnWriteArrayList<>();
        Node node = new Node(outbox, reading(delivered), other, TestOutboxConfig.impatient(), clock);
        // When
        node.start();
        // Then
        await().until(() -> shared.copies.get() > 1);
        assertThat(delivered).isEmpty();
        shared.away(false);
        await().until(() -> node.queue().size() == 0);
        assertThat(delivered).containsExactly("abc");
        assertThat(shared.files).isEmpty();
        assertThat(others).isEmptyDirectory();
    }
}
