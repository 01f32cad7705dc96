package com.seitech.chat.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.outbox.InMemoryOdoo.Attempt;
import com.seitech.chat.gateway.outbox.InMemoryOdoo.Fate;
import com.seitech.chat.gateway.outbox.TestOutboxConfig.Node;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.StoreUnavailable;
import com.seitech.chat.gateway.testing.TestClock;
import io.quarkus.runtime.ShutdownEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DispatchTest {
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final InMemoryOdoo odoo = new InMemoryOdoo();
    private final TestClock clock = new TestClock();
    private Node node = restarted();

    @Test
    void send_isRememberedBeforeOdooHearsOfIt() {
        // Given
        AtomicReference<@Nullable OutboxRecord> remembered = new AtomicReference<>();
        odoo.fates(entry -> {
            remembered.set(outbox.byKey(entry.session(), "key-1").orElse(null));
            return Fate.DELIVERED;
        });
        OutboxEntry entry = Entries.text("Hello", "key-1");
        // When
        Receipt receipt = send(entry);
        // Then
        assertThat(remembered.get())
                .isEqualTo(
                        new OutboxRecord(entry.id(), entry.contentHash(), receipt.provisional(), null, false, false));
        assertThat(odoo.written()).containsExactly(entry);
        assertThat(receipt.entry()).isEqualTo(entry.id());
    }

    @Test
    void send_thatCannotBeRemembered_neverReachesOdoo() {
        // Given
        outbox.readOnly(true);
        OutboxEntry entry = Entries.text("Hello", null);
        // When
        assertThatThrownBy(() -> send(entry)).isInstanceOf(StoreUnavailable.class);
        // Then
        assertThat(odoo.attempts()).isEmpty();
    }

    @Test
    void fileWhoseCommitHadNoAnswer_isDeliveredWhole(@TempDir Path directory) throws IOException {
        // Given
        OutboxFiles files = new SpooledFiles(directory.resolve("outbox"));
        node = new Node(outbox, odoo, files, TestOutboxConfig.defaults(), clock);
        node.start();
        List<Boolean> whole = new ArrayList<>();
        odoo.fates(entry -> {
            whole.add(Files.exists(Objects.requireNonNull(entry.file()).path()));
            return Fate.DELIVERED;
        });
        Path upload = Files.writeString(directory.resolve("upload"), "abc");
        outbox.silent(true);
        // When
        Receipt receipt = send(file(new OutboxFile(upload, "cat.png", "image/png", 3, "00ff")));
        // Then
        assertThat(receipt.isQueued()).isFalse();
        assertThat(whole).containsExactly(true);
    }

    private OutboxEntry now(String text) {
        return Entries.text(Entries.CHANNEL, text, null, clock.instant());
    }

    /** The commit happened, and its sender was told that it had not. */
    private void isKeptUnseen(OutboxEntry entry) {
        outbox.silent(true);
        outbox.unreadable(true);
        assertThatThrownBy(() -> send(entry)).isInstanceOf(StoreUnavailable.class);
        outbox.silent(false);
        outbox.unreadable(false);
    }

    @Test
    void whatWasKeptUnseen_isGivenUp_whenItsSenderSaysItAnewMuchLater() {
        // Given
        isKeptUnseen(now("Hello"));
        node.doubts().settle();
        clock.advance(TestOutboxConfig.WINDOW.plusSeconds(1));
        send(now("Hello"));
        // When
        node.doubts().settle();
        node.worker().stop(new ShutdownEvent());
        node = new Node(outbox, odoo, TestOutboxConfig.defaults(), clock);
        node.start();
        // Then
        assertThat(node.queue().size()).isZero();
        assertThat(odoo.written()).hasSize(1);
        assertThat(outbox.undelivered()).allMatch(Undelivered::parked);
    }

    @Test
    void whatWasKeptUnseen_isDelivered_whenItsSenderRepeatsIt() {
        // Given
        isKeptUnseen(now("Hello"));
        // When
        Receipt repeated = send(now("Hello"));
        clock.advance(TestOutboxConfig.WINDOW.plusSeconds(1));
        node.doubts().settle();
        // Then
        assertThat(repeated.isQueued()).isFalse();
        assertThat(odoo.written()).hasSize(1);
        assertThat(outbox.undelivered()).isEmpty();
    }

    @Test
    void sameKey_afterAnAnswer_getsTheSameAnswer() {
        // Given
        Receipt first = send(Entries.text("Hello", "key-1"));
        node.answers().ended(first.entry(), true);
        // When
        Receipt second = send(Entries.text("Hello", "key-1"));
        // Then
        assertThat(second).isEqualTo(first);
        assertThat(odoo.attempts()).hasSize(1);
    }

    @Test
    void sameKey_longAfterTheRepeatWindow_getsTheSameAnswer() {
        // Given
        Receipt first = send(Entries.text("Hello", "key-1"));
        OutboxEntry later = later("Hello", "key-1", Duration.ofHours(23));
        // When
        Receipt second = send(later);
        // Then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void sameKey_withAFile_answersItsAttachmentAgain() {
        // Given
        OutboxFile file = new OutboxFile(Path.of("unused"), "cat.png", "image/png", 3, "00ff");
        Receipt first = send(file(file));
        // When
        Receipt second = send(file(file));
        // Then
        assertThat(second).isEqualTo(first);
        assertThat(second.delivered())
                .isEqualTo(new DeliveryResult.Delivered(new MessageId(1_001), new AttachmentId(1)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fate.class,
            names = {"DELIVERED", "LOST", "REPLY_LOST", "REFUSED"})
    void sameKey_otherContent_isAConflict(Fate firstFate) {
        // Given
        odoo.fate(firstFate);
        attempt(Entries.text("Hello", "key-1"));
        OutboxEntry other = Entries.text("Goodbye", "key-1");
        // When
        assertThatThrownBy(() -> send(other)).isInstanceOf(IdempotencyConflict.class);
        // Then
        assertThat(odoo.attempts()).extracting(Attempt::id).doesNotContain(other.id());
    }

    @Test
    void sameKey_inAnotherChannel_isAnotherMessage() {
        // Given
        Receipt first = send(Entries.text("Hello", "key-1"));
        OutboxEntry other = Entries.text(new ChannelId(99), "Hello", "key-1", TestClock.START);
        // When
        Receipt second = send(other);
        // Then
        assertThat(second.delivered()).isNotEqualTo(first.delivered());
    }

    @Test
    void otherKey_sameContent_isAnotherMessage() {
        // Given
        send(Entries.text("Hello", "key-1"));
        // When
        send(Entries.text("Hello", "key-2"));
        // Then
        assertThat(odoo.written()).hasSize(2);
    }

    @Test
    void withoutKey_sameContentAsAKeyedOne_isAnotherMessage() {
        // Given
        send(Entries.text("Hello", "key-1"));
        // When
        send(Entries.text("Hello", null));
        // Then
        assertThat(odoo.written()).hasSize(2);
    }

    @Test
    void withoutKey_answerNeverReachedTheClient_getsTheSameAnswer() {
        // Given
        Receipt first = send(Entries.text("Hello", null));
        node.answers().ended(first.entry(), false);
        // When
        Receipt second = send(Entries.text("Hello", null));
        // Then
        assertThat(second).isEqualTo(first);
        assertThat(odoo.attempts()).hasSize(1);
    }

    @Test
    void withoutKey_answerWasWritten_isAnotherMessage() {
        // Given
        Receipt first = send(Entries.text("Hello", null));
        node.answers().ended(first.entry(), true);
        // When
        send(Entries.text("Hello", null));
        // Then
        assertThat(odoo.written()).hasSize(2);
    }

    @Test
    void withoutKey_answerWasWrittenBeforeARestart_isAnotherMessage() {
        // Given
        Receipt first = send(Entries.text("Hello", null));
        node.answers().ended(first.entry(), true);
        await().until(() -> outbox.isAnswered(first.entry()));
        node = restarted();
        // When
        send(Entries.text("Hello", null));
        // Then
        assertThat(odoo.written()).hasSize(2);
    }

    @Test
    void withoutKey_restartBeforeTheAnswer_getsTheSameAnswer() {
        // Given
        Receipt first = send(Entries.text("Hello", null));
        node = restarted();
        // When
        Receipt second = send(Entries.text("Hello", null));
        // Then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void withoutKey_answerOfTheRepeatWasWritten_isAnotherMessage() {
        // Given
        Receipt first = send(Entries.text("Hello", null));
        node.answers().ended(first.entry(), false);
        Receipt repeat = send(Entries.text("Hello", null));
        node.answers().ended(repeat.entry(), true);
        // When
        send(Entries.text("Hello", null));
        // Then
        assertThat(odoo.written()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(WriteEnd.class)
    void withoutKey_answerStillBeingWritten_waitsForItsEnd(WriteEnd end) {
        // Given
        Receipt first = send(Entries.text("Hello", null));
        AtomicReference<@Nullable Thread> waiting = new AtomicReference<>();
        CompletableFuture<Receipt> second = CompletableFuture.supplyAsync(() -> {
            waiting.set(Thread.currentThread());
            return send(Entries.text("Hello", null));
        });
        await().until(() -> isBlocked(waiting.get()));
        // When
        node.answers().ended(first.entry(), end == WriteEnd.WRITTEN);
        // Then
        assertThat(second.join().equals(first)).isEqualTo(end == WriteEnd.BROKEN);
        assertThat(odoo.written()).hasSize(end == WriteEnd.WRITTEN ? 2 : 1);
    }

    @Test
    void withoutKey_endOfTheAnswerIsNeverTold_getsTheSameAnswerSoon() {
        // Given
        Receipt first = send(Entries.text("Hello", null));
        // When
        Receipt second = send(Entries.text("Hello", null));
        // Then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void withoutKey_otherContentMeanwhile_needsNoWaiting() {
        // Given
        send(Entries.text("Hello", null));
        Instant start = Instant.now();
        // When
        send(Entries.text("Are you there?", null));
        // Then
        assertThat(odoo.written()).hasSize(2);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void withoutKey_atTheEndOfTheWindow_getsTheSameAnswer() {
        // Given
        Receipt first = send(Entries.text("Hello", null));
        node.answers().ended(first.entry(), false);
        // When
        Receipt second = send(later("Hello", null, TestOutboxConfig.WINDOW));
        // Then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void withoutKey_keptTrying_countsTheWindowFromTheLastTry() {
        // Given
        Receipt first = send(Entries.text("Hello", null));
        node.answers().ended(first.entry(), false);
        Receipt second = send(later("Hello", null, TestOutboxConfig.WINDOW));
        node.answers().ended(second.entry(), false);
        // When
        Receipt third = send(later("Hello", null, TestOutboxConfig.WINDOW.multipliedBy(2)));
        // Then
        assertThat(third).isEqualTo(first);
        assertThat(odoo.written()).hasSize(1);
    }

    @Test
    void withoutKey_afterTheWindow_isAnotherMessage() {
        // Given
        Receipt first = send(Entries.text("Hello", null));
        node.answers().ended(first.entry(), false);
        // When
        send(later("Hello", null, TestOutboxConfig.WINDOW.plusMillis(1)));
        // Then
        assertThat(odoo.written()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fate.class,
            names = {"LOST", "REPLY_LOST"})
    void failed_isQueued_andDeliveredUnderTheSameIdentity(Fate fate) {
        // Given
        OutboxEntry entry = Entries.text("Hello", null);
        odoo.fate(fate);
        // When
        Receipt receipt = send(entry);
        odoo.fate(Fate.DELIVERED);
        await().until(() -> node.queue().size() == 0);
        // Then
        assertThat(receipt).isEqualTo(new Receipt(entry.id(), receipt.provisional(), null));
        assertThat(receipt.messageId().isProvisional()).isTrue();
        assertThat(odoo.attempts()).startsWith(new Attempt(entry.id(), false), new Attempt(entry.id(), true));
        assertThat(odoo.written()).containsExactly(entry);
        assertThat(odoo.blindWrites()).isZero();
    }

    @Test
    void queued_repeatedByItsClient_isTheSame() {
        // Given
        odoo.fate(Fate.LOST);
        Receipt first = send(Entries.text("Hello", "key-1"));
        // When
        Receipt second = send(Entries.text("Hello", "key-1"));
        // Then
        assertThat(second).isEqualTo(first);
        assertThat(node.queue().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fate.class,
            names = {"LOST", "REPLY_LOST", "CRASH_BEFORE", "CRASH_AFTER"})
    void failed_isDeliveredAfterARestart(Fate fate) {
        // Given
        OutboxEntry entry = Entries.text("Hello", "key-1");
        odoo.fate(fate);
        Receipt queued = send(entry);
        node.worker().stop(new ShutdownEvent());
        odoo.fate(Fate.DELIVERED);
        // When
        node = restarted();
        await().until(() -> node.queue().size() == 0);
        Receipt repeat = send(later("Hello", "key-1", Duration.ofHours(1)));
        // Then
        assertThat(repeat.entry()).isEqualTo(queued.entry());
        assertThat(repeat.isQueued()).isFalse();
        assertThat(odoo.written()).containsExactly(entry);
        assertThat(odoo.blindWrites()).isZero();
    }

    @Test
    void delivered_butNotRemembered_isFoundInOdooByTheNextAttempt() {
        // Given
        OutboxEntry entry = Entries.text("Hello", null);
        odoo.fates(e -> {
            outbox.readOnly(true);
            return Fate.DELIVERED;
        });
        Receipt queued = send(entry);
        // When
        odoo.fate(Fate.DELIVERED);
        outbox.readOnly(false);
        await().until(() -> node.queue().size() == 0);
        // Then
        assertThat(queued.isQueued()).isTrue();
        assertThat(odoo.written()).containsExactly(entry);
        assertThat(odoo.blindWrites()).isZero();
    }

    @Test
    void refused_isNotWorthRepeating() {
        // Given
        odoo.fate(Fate.REFUSED);
        OutboxEntry entry = Entries.text("Hello", null);
        // When
        NotDelivered failure = catchThrowableOfType(NotDelivered.class, () -> send(entry));
        // Then
        assertThat(failure.worthRepeating()).isFalse();
    }

    @Test
    void closedChannel_newMessage_isNeitherRememberedNorDelivered() {
        // Given
        OutboxEntry entry = Entries.text("Hello", null);
        // When
        assertThatThrownBy(() -> node.dispatch().send(entry, DispatchTest::closed))
                .isInstanceOf(Closed.class);
        // Then
        assertThat(outbox.size()).isZero();
        assertThat(odoo.attempts()).isEmpty();
    }

    @Test
    void closedChannel_repeatOfADeliveredMessage_getsItsAnswer() {
        // Given
        Receipt first = send(Entries.text("Hello", "key-1"));
        // When
        Receipt second = node.dispatch().send(Entries.text("Hello", "key-1"), DispatchTest::closed);
        // Then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void closedChannel_repeatOfAQueuedMessage_isTheSame() {
        // Given
        odoo.fate(Fate.LOST);
        Receipt first = send(Entries.text("Hello", "key-1"));
        // When
        Receipt second = node.dispatch().send(Entries.text("Hello", "key-1"), DispatchTest::closed);
        // Then
        assertThat(second).isEqualTo(first);
    }

    enum WriteEnd {
        WRITTEN,
        BROKEN
    }

    @Test
    void afterAll_isDone_whenAllThatWasAcceptedIsInOdoo() {
        // Given
        send(Entries.text("Hello", null));
        odoo.fate(Fate.LOST);
        attempt(Entries.text("Goodbye", null));
        // When
        assertThatThrownBy(() -> node.dispatch().afterAll(Entries.CHANNEL, odoo::written))
                .isInstanceOfSatisfying(
                        NotDelivered.class, e -> assertThat(e.worthRepeating()).isTrue());
        odoo.fate(Fate.DELIVERED);
        // Then
        await().ignoreException(NotDelivered.class)
                .untilAsserted(() -> assertThat(node.dispatch().afterAll(Entries.CHANNEL, odoo::written))
                        .extracting(OutboxEntry::content)
                        .containsExactly("Hello", "Goodbye"));
    }

    @Test
    void afterAll_doesNotWaitForOtherChannels_norForWhatWasGivenUp() {
        // Given
        odoo.fate(Fate.REFUSED);
        attempt(Entries.text("Hello", null));
        odoo.fate(Fate.LOST);
        attempt(Entries.text(new ChannelId(99), "Hello", null, TestClock.START));
        // When
        String done = node.dispatch().afterAll(Entries.CHANNEL, () -> "done");
        // Then
        assertThat(done).isEqualTo("done");
    }

    private Receipt send(OutboxEntry entry) {
        return node.dispatch().send(entry, () -> {});
    }

    private void attempt(OutboxEntry entry) {
        try {
            send(entry);
        } catch (NotDelivered e) {
            assertThat(outbox.size()).isPositive();
        }
    }

    private Node restarted() {
        Node started = new Node(outbox, odoo, TestOutboxConfig.impatient(), clock);
        started.start();
        return started;
    }

    private static OutboxEntry later(String content, @Nullable String key, Duration by) {
        return Entries.text(Entries.CHANNEL, content, key, TestClock.START.plus(by));
    }

    private static OutboxEntry file(OutboxFile file) {
        OutboxEntry text = Entries.text(file.name(), "key-1");
        return new OutboxEntry(
                text.id(), text.session(), text.channel(), "key-1", "Vera", file.name(), file, text.createdAt());
    }

    private static boolean isBlocked(@Nullable Thread thread) {
        return thread != null && thread.getState() == Thread.State.TIMED_WAITING;
    }

    private static void closed() {
        throw new Closed();
    }

    private static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
