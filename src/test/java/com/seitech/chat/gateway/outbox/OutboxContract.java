package com.seitech.chat.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.testing.TestClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Outbox} promises. */
public abstract class OutboxContract {
    private static final Instant NOW = TestClock.START;
    private static final ChannelId OTHER_CHANNEL = new ChannelId(12);
    private static final SessionId OTHER_SESSION = Entries.sessionOf(OTHER_CHANNEL);
    private static final Delivered DELIVERED = new Delivered(new MessageId(900), null);

    private static final MessageId PROVISIONAL = new MessageId(MessageId.FIRST_PROVISIONAL + 1);

    private final AtomicLong next = new AtomicLong(PROVISIONAL.value());

    protected abstract Outbox outbox();

    private MessageId append(OutboxEntry entry) {
        MessageId provisional = new MessageId(next.getAndIncrement());
        outbox().append(entry, provisional);
        return provisional;
    }

    @Test
    void byKey_afterAppend_isNeitherDeliveredNorAnswered() {
        // Given
        OutboxEntry entry = Entries.text("Hello", "key-1");
        append(entry);
        // When
        OutboxRecord found = outbox().byKey(Entries.SESSION, "key-1").orElseThrow();
        // Then
        assertThat(found).isEqualTo(new OutboxRecord(entry.id(), entry.contentHash(), PROVISIONAL, null, false, false));
    }

    @Test
    void byKey_otherKeyOrChannel_isEmpty() {
        // Given
        append(Entries.text("Hello", "key-1"));
        append(Entries.text("Hello", null));
        // When
        List<OutboxRecord> found = Stream.of(
                        outbox().byKey(Entries.SESSION, "key-2"),
                        outbox().byKey(Entries.SESSION, "KEY-1"),
                        outbox().byKey(Entries.SESSION, ""),
                        outbox().byKey(OTHER_SESSION, "key-1"))
                .flatMap(record -> record.stream())
                .toList();
        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void byKey_anyCharacters_findsExactlyThatKey() {
        // Given
        String key = "'; drop table outbox; -- 🦊 %_";
        OutboxEntry entry = Entries.text("Hello", key);
        append(entry);
        // When
        OutboxRecord found = outbox().byKey(Entries.SESSION, key).orElseThrow();
        // Then
        assertThat(found.id()).isEqualTo(entry.id());
    }

    @Test
    void append_keyThatIsTakenInTheSession_isRefusedAndChangesNothing() {
        // Given
        OutboxEntry first = Entries.text("Hello", "key-1");
        append(first);
        OutboxEntry second = Entries.text("Other", "key-1");
        // When
        assertThatThrownBy(() -> append(second)).isInstanceOf(IllegalStateException.class);
        // Then
        assertThat(outbox().byKey(Entries.SESSION, "key-1").orElseThrow().id()).isEqualTo(first.id());
    }

    @Test
    void append_keyOfAnotherChannel_isTaken() {
        // Given
        append(Entries.text("Hello", "key-1"));
        OutboxEntry other = Entries.text(OTHER_CHANNEL, "Hello", "key-1", NOW);
        // When
        append(other);
        // Then
        assertThat(outbox().byKey(OTHER_SESSION, "key-1").orElseThrow().id()).isEqualTo(other.id());
    }

    @Test
    void append_keyOfWhoHadTheChannelBefore_isTaken() {
        // Given
        OutboxEntry before = Entries.text("Hello", "key-1");
        append(before);
        OutboxEntry after = new OutboxEntry(
                OutboxId.random(), OTHER_SESSION, before.channel(), "key-1", "Bea", "Good morning", null, NOW);
        // When
        append(after);
        // Then
        assertThat(outbox().byKey(Entries.SESSION, "key-1").orElseThrow().id()).isEqualTo(before.id());
        assertThat(outbox().byKey(OTHER_SESSION, "key-1").orElseThrow().id()).isEqualTo(after.id());
    }

    @Test
    void append_sameKeyAtOnce_oneWins() throws Exception {
        // Given
        List<Callable<Boolean>> appends = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i -> () -> appended(Entries.text("Text " + i, "key-1")))
                .toList();
        // When
        long won = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> append : threads.invokeAll(appends)) {
                won += append.get() ? 1 : 0;
            }
        }
        // Then
        assertThat(won).isEqualTo(1);
    }

    private boolean appended(OutboxEntry entry) {
        try {
            append(entry);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @Test
    void newestWithoutKey_severalOfThatContent_isTheNewest() {
        // Given
        OutboxEntry newest = at(NOW.plusMillis(2));
        Stream.of(at(NOW), newest, at(NOW.plusMillis(1))).forEach(this::append);
        // When
        OutboxRecord found = newestSince(NOW);
        // Then
        assertThat(found.id()).isEqualTo(newest.id());
    }

    @Test
    void newestWithoutKey_sameMillisecond_isTheLastAppended() {
        // Given
        OutboxEntry last = at(NOW);
        Stream.of(at(NOW), at(NOW), last).forEach(this::append);
        // When
        OutboxRecord found = newestSince(NOW);
        // Then
        assertThat(found.id()).isEqualTo(last.id());
    }

    @Test
    void newestWithoutKey_exactlySince_isFound() {
        // Given
        OutboxEntry entry = at(NOW);
        append(entry);
        // When
        OutboxRecord found = newestSince(NOW);
        // Then
        assertThat(found.id()).isEqualTo(entry.id());
    }

    @Test
    void sentAgain_countsFromThen() {
        // Given
        OutboxEntry entry = at(NOW);
        append(entry);
        // When
        outbox().sentAgain(entry.id(), NOW.plusMillis(50));
        // Then
        assertThat(newestSince(NOW.plusMillis(50)).id()).isEqualTo(entry.id());
        assertThat(outbox().purgeBefore(NOW.plusMillis(50))).isZero();
    }

    @Test
    void newestWithoutKey_onlyWhatDiffers_isEmpty() {
        // Given
        OutboxEntry entry = at(NOW);
        String hash = entry.contentHash();
        append(entry);
        append(Entries.text("Keyed", "key-1"));
        // When
        List<OutboxRecord> found = Stream.of(
                        outbox().newestWithoutKey(entry.session(), hash, NOW.plusMillis(1)),
                        outbox().newestWithoutKey(SessionId.random(), hash, NOW),
                        outbox().newestWithoutKey(entry.session(), hash.substring(1), NOW),
                        outbox().newestWithoutKey(
                                        entry.session(),
                                        Entries.text("Keyed", null).contentHash(),
                                        NOW))
                .flatMap(record -> record.stream())
                .toList();
        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void delivered_withAttachment_isRemembered() {
        // Given
        OutboxEntry entry = Entries.text("Hello", "key-1");
        append(entry);
        Delivered delivered = new Delivered(new MessageId(Integer.MAX_VALUE), new AttachmentId(Integer.MAX_VALUE));
        // When
        outbox().delivered(entry.id(), delivered);
        // Then
        assertThat(outbox().byKey(Entries.SESSION, "key-1"))
                .contains(new OutboxRecord(entry.id(), entry.contentHash(), PROVISIONAL, delivered, false, false));
    }

    @Test
    void answered_afterDelivered_isRememberedWithIt() {
        // Given
        OutboxEntry entry = at(NOW);
        append(entry);
        append(at(NOW.minusMillis(1)));
        outbox().delivered(entry.id(), DELIVERED);
        // When
        outbox().answered(entry.id());
        // Then
        assertThat(newestSince(NOW))
                .isEqualTo(new OutboxRecord(entry.id(), entry.contentHash(), PROVISIONAL, DELIVERED, true, false));
    }

    @Test
    void deliveredAndAnswered_unknownEntry_areIgnored() {
        assertThatCode(() -> {
                    outbox().delivered(OutboxId.random(), DELIVERED);
                    outbox().answered(OutboxId.random());
                })
                .doesNotThrowAnyException();
    }

    @Test
    void purge_forgetsWhatWasAppendedBefore() {
        // Given
        List<OutboxEntry> entries = IntStream.of(-1, 0, 1)
                .mapToObj(i -> Entries.text(Entries.CHANNEL, "Hello", "key" + i, NOW.plusMillis(i)))
                .toList();
        entries.forEach(this::append);
        entries.forEach(entry -> outbox().delivered(entry.id(), DELIVERED));
        // When
        int purged = outbox().purgeBefore(NOW);
        // Then
        assertThat(purged).isEqualTo(1);
        assertThat(entries)
                .filteredOn(entry -> outbox().byKey(Entries.SESSION, String.valueOf(entry.clientKey()))
                        .isPresent())
                .isEqualTo(entries.subList(1, 3));
    }

    private static OutboxEntry at(Instant createdAt) {
        return Entries.text(Entries.CHANNEL, "Hello", null, createdAt);
    }

    private static OutboxFile file(long size) {
        return new OutboxFile(Path.of("kept", "1"), "cat.png", "image/png", size, "00ff");
    }

    private OutboxRecord newestSince(Instant since) {
        OutboxEntry like = at(since);
        return outbox().newestWithoutKey(like.session(), like.contentHash(), since)
                .orElseThrow();
    }

    @Test
    void undelivered_areWholeAndInOrder() {
        // Given
        OutboxFile file = new OutboxFile(Path.of("kept", "1"), "cat 🦊.png", "image/png", 3, "00ff");
        OutboxEntry first = Entries.text("Hello", "key-1");
        OutboxEntry second = Entries.file(file, NOW.minusSeconds(9));
        OutboxEntry delivered = Entries.text("Gone", null);
        MessageId firstId = append(first);
        append(delivered);
        MessageId secondId = append(second);
        outbox().delivered(delivered.id(), DELIVERED);
        outbox().parked(second.id(), true);
        outbox().answered(second.id());
        // When
        List<Undelivered> found = outbox().undelivered();
        // Then
        assertThat(found)
                .containsExactly(
                        new Undelivered(first, firstId, false, false), new Undelivered(second, secondId, true, true));
    }

    @Test
    void parked_andTakenBack_isToBeDelivered() {
        // Given
        OutboxEntry entry = Entries.text("Hello", "key-1");
        append(entry);
        outbox().parked(entry.id(), true);
        // When
        boolean parked = outbox().byKey(Entries.SESSION, "key-1").orElseThrow().parked();
        outbox().parked(entry.id(), false);
        // Then
        assertThat(parked).isTrue();
        assertThat(outbox().undelivered()).extracting(Undelivered::parked).containsExactly(false);
    }

    @Test
    void byProvisional_findsItWhateverBecameOfIt() {
        // Given
        OutboxEntry entry = Entries.text("Hello", null);
        MessageId provisional = append(entry);
        append(Entries.text("Other", null));
        // When
        outbox().delivered(entry.id(), DELIVERED);
        // Then
        assertThat(outbox().byProvisional(Entries.SESSION, provisional))
                .contains(new OutboxRecord(entry.id(), entry.contentHash(), provisional, DELIVERED, false, false));
        assertThat(outbox().byProvisional(Entries.SESSION, new MessageId(1))).isEmpty();
        assertThat(outbox().byProvisional(OTHER_SESSION, provisional)).isEmpty();
    }

    @Test
    void deliveredOf_areTheMessagesOfTheSession() {
        // Given
        OutboxEntry entry = Entries.text("Hello", null);
        MessageId provisional = append(entry);
        append(Entries.text("Waiting", null));
        OutboxEntry other = Entries.text(OTHER_CHANNEL, "Hello", null, NOW);
        append(other);
        // When
        outbox().delivered(entry.id(), DELIVERED);
        outbox().delivered(other.id(), new Delivered(new MessageId(901), null));
        // Then
        assertThat(outbox().deliveredOf(Entries.SESSION)).isEqualTo(Map.of(DELIVERED.messageId(), provisional));
    }

    @Test
    void deliveredLate_areThoseWhoseSendersWereToldThatTheyAreQueued() {
        // Given
        OutboxEntry told = Entries.text("Hello", null);
        OutboxEntry prompt = Entries.text("Prompt", null);
        OutboxEntry waiting = Entries.text("Waiting", null);
        MessageId provisional = append(told);
        append(prompt);
        append(waiting);
        outbox().queued(told.id());
        outbox().queued(waiting.id());
        // When
        outbox().delivered(told.id(), DELIVERED);
        outbox().delivered(prompt.id(), new Delivered(new MessageId(901), null));
        // Then
        assertThat(outbox().deliveredLate(Entries.SESSION)).isEqualTo(Map.of(DELIVERED.messageId(), provisional));
        assertThat(outbox().deliveredLate(OTHER_SESSION)).isEmpty();
    }

    @Test
    void filesOf_areThoseOfTheSession_alsoWhenTheyAreDelivered() {
        // Given
        OutboxEntry first = Entries.file(file(3), NOW);
        append(Entries.file(file(4), NOW.plusSeconds(1)));
        append(first);
        append(Entries.file(file(5), NOW.minusSeconds(1)));
        append(Entries.text("no file", null));
        // When
        outbox().delivered(first.id(), DELIVERED);
        // Then
        assertThat(outbox().filesOf(first.session(), NOW.minusSeconds(1)))
                .containsExactly(new SentBytes(NOW, 3), new SentBytes(NOW.plusSeconds(1), 4));
        assertThat(outbox().filesOf(SessionId.random(), NOW.minusSeconds(1))).isEmpty();
    }

    @Test
    void newestProvisional_isTheGreatest() {
        // Given
        assertThat(outbox().newestProvisional()).isEmpty();
        append(Entries.text("Hello", null));
        MessageId last = append(Entries.text("Hello", null));
        // Then
        assertThat(outbox().newestProvisional()).contains(last);
    }

    @Test
    void purge_neverForgetsWhatIsToBeDelivered() {
        // Given
        OutboxEntry waiting = at(NOW.minusSeconds(2));
        OutboxEntry parked = at(NOW.minusSeconds(1));
        append(waiting);
        append(parked);
        outbox().parked(parked.id(), true);
        // When
        int purged = outbox().purgeBefore(NOW);
        // Then
        assertThat(purged).isEqualTo(1);
        assertThat(outbox().undelivered()).extracting(left -> left.entry().id()).containsExactly(waiting.id());
    }
}
