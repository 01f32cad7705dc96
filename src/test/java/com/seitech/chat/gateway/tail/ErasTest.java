package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.cluster.TestSlots;
import com.seitech.chat.gateway.outbox.InMemoryOutbox;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.outbox.OutboxConfig;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.SessionToken;
import com.seitech.chat.gateway.session.TokenHash;
import com.seitech.chat.gateway.session.Unverified;
import com.seitech.chat.gateway.tail.HandOutLog.Visible;
import com.seitech.chat.gateway.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a reader has after Odoo's database was restored: whatever survived, and nothing else. */
final class ErasTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final MessageId QUEUED = new MessageId(4_000_000_000_000_007L);

    private final InMemoryRestorations store = new InMemoryRestorations(new InMemoryCheckpoints());
    private Eras eras = new Eras(store);

    private void begin(MessageId survived, MessageId highest, Instant now) {
        eras.begin(survived, highest, now, left -> {});
    }

    private static MessageId id(long value) {
        return new MessageId(value);
    }

    private static List<MessageId> ids(long... values) {
        return LongStream.of(values).mapToObj(MessageId::new).toList();
    }

    @Test
    void position_ofTheSameEra_isExact() {
        // Given
        begin(id(103), id(110), NOW);
        Seen seen = Seen.upTo(id(105)).with(ids(107));
        // When Then
        assertThat(eras.present(seen, 1)).isEqualTo(seen);
    }

    @Test
    void position_ofAnEarlierEra_keepsWhatSurvivedAllLaterOnes() {
        // Given
        Seen seen = Seen.upTo(id(100)).with(ids(102, 105, QUEUED.value()));
        begin(id(103), id(110), NOW);
        Seen once = eras.present(seen, 0);
        begin(id(50), id(120), NOW);
        // When
        Seen twice = eras.present(seen, 0);
        // Then
        assertThat(once).isEqualTo(Seen.upTo(id(100)).with(ids(102, QUEUED.value())));
        assertThat(twice).isEqualTo(Seen.upTo(id(50)).with(List.of(QUEUED)));
    }

    @Test
    void position_ofAnEraThatNeverWas_isNothing() {
        assertThat(eras.present(Seen.upTo(id(100)), 1)).isEqualTo(Seen.NOTHING);
    }

    @Test
    void restart_remembersTheEras() {
        // Given
        begin(id(103), id(110), NOW);
        // When
        eras = new Eras(store);
        // Then
        assertThat(eras.current()).isEqualTo(1);
        assertThat(eras.present(Seen.upTo(id(105)), 0)).isEqualTo(Seen.upTo(id(103)));
    }

    /** Of another replica, beside {@link #eras}. */
    private Eras another() {
        Eras another = new Eras(store);
        assertThat(another.current()).isZero();
        return another;
    }

    @Test
    void restorationThatAnotherReplicaFoundToo_isOneEra_andPositionsOfItStayExact() {
        // Given
        Eras another = another();
        begin(id(103), id(110), NOW);
        Seen seen = eras.present(Seen.upTo(id(104)).with(ids(107)), 1);
        // When
        another.begin(id(103), id(112), NOW.plusSeconds(1), left -> {});
        // Then
        assertThat(store.all()).hasSize(1);
        assertThat(another.current()).isEqualTo(1);
        assertThat(another.present(seen, 1)).isEqualTo(seen);
        assertThat(another.all()).extracting(Restoration::highest).containsExactly(id(112));
    }

    @Test
    void restorationsThatAnotherReplicaFound_areEnteredAtOnce_whenTheOwnTailFindsOne() {
        // Given
        Eras another = another();
        begin(id(103), id(110), NOW);
        begin(id(50), id(120), NOW);
        List<MessageId> left = new ArrayList<>();
        // When
        another.begin(id(103), id(110), NOW, survived -> {
            assertThat(another.current()).isZero();
            left.add(survived);
        });
        // Then
        assertThat(another.all()).isEqualTo(eras.all()).hasSize(2);
        assertThat(left).containsExactly(id(50));
    }

    @Test
    void era_isTheOneInWhichTheOwnTailStands_whateverTheStoreKnows() {
        // Given
        Eras another = another();
        // When
        begin(id(103), id(110), NOW);
        // Then
        assertThat(another.current()).isZero();
        assertThat(another.all()).isEmpty();
        assertThat(another.isBehind()).isTrue();
        assertThat(eras.isBehind()).isFalse();
    }

    @Test
    void position_ofAnEraThatAnotherReplicaFound_isNotAnsweredBeforeTheOwnTailHasEnteredIt() {
        // Given
        Eras another = another();
        AtomicInteger asked = new AtomicInteger();
        another.toEnter(asked::incrementAndGet);
        begin(id(103), id(110), NOW);
        Seen seen = Seen.upTo(id(105));
        assertThatThrownBy(() -> another.present(seen, 1)).isInstanceOf(Unverified.class);
        assertThat(asked).hasValue(1);
        // When
        another.enterLatest(left -> {});
        // Then
        assertThat(another.present(seen, 1)).isEqualTo(seen);
        assertThat(another.present(seen, 2)).isEqualTo(Seen.NOTHING);
    }

    @Test
    void sender_waitsUntilTheLatestEraIsEntered() {
        // Given
        Eras another = another();
        begin(id(103), id(110), NOW);
        Thread tail = Thread.ofVirtual().unstarted(() -> another.enterLatest(left -> {}));
        // When
        tail.start();
        another.awaitLatest();
        // Then
        assertThat(another.isBehind()).isFalse();
    }

    @Test
    void restorationThatManyReplicasFindAtTheSameTime_isOneEra() throws InterruptedException {
        // Given
        List<Eras> replicas = Stream.generate(this::another).limit(8).toList();
        CountDownLatch found = new CountDownLatch(1);
        List<Thread> tails = replicas.stream()
                .map(one -> Thread.ofVirtual().start(() -> {
                    awaitAt(found);
                    one.begin(id(103), id(110), NOW, left -> {});
                }))
                .toList();
        // When
        found.countDown();
        for (Thread tail : tails) {
            tail.join();
        }
        // Then
        assertThat(store.all()).hasSize(1);
        assertThat(replicas).extracting(Eras::current).containsOnly(1);
    }

    private static void awaitAt(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HandOutLog log(HandOutStore.@Nullable Saved saved) {
        HandOutLog log = new HandOutLog(new ChannelId(1), saved, Duration.ofSeconds(1), Duration.ofSeconds(60), NOW);
        log.enter(eras.all(), NOW);
        return log;
    }

    private static HandOuts handOuts(HandOutStore logs, Eras eras) {
        return new HandOuts(
                logs,
                new InMemoryOutbox(),
                Engine.config(HandOutConfig.class, Map.of()),
                Engine.config(OutboxConfig.class, Map.of()),
                eras,
                new TestSlots(),
                new TestClock());
    }

    @Test
    void log_thatAnotherReplicaSavedInALaterEra_isNotUsedBeforeTheOwnTailHasEnteredIt() {
        // Given
        Eras another = another();
        begin(id(103), id(110), NOW);
        SessionToken token = SessionToken.random();
        Session session = new Session(SessionId.random(), TokenHash.of(token), new ChannelId(7), "Jane", NOW, NOW);
        InMemoryHandOuts logs = new InMemoryHandOuts();
        HandOuts before = handOuts(logs, eras);
        before.save(session.id(), before.of(session));
        HandOuts after = handOuts(logs, another);
        assertThatThrownBy(() -> after.of(session)).isInstanceOf(Unverified.class);
        assertThat(after.known(session.id())).isNull();
        another.toEnter(() -> another.enterLatest(left -> {}));
        // When
        HandOutLog log = after.ofSender(session);
        // Then
        assertThat(log.era()).isEqualTo(1);
    }

    private static List<MessageId> polled(HandOutLog log, long last, MessageId settled, long... visible) {
        MessageId floor = log.seenBy(id(last)).floor();
        List<MessageId> above =
                ids(visible).stream().filter(one -> one.compareTo(floor) > 0).toList();
        HandOut given = log.give(id(last), later(), new Visible(floor, above, settled), own -> false, later());
        if (given.answer() != null) {
            log.written(given.answer(), later());
        }
        return given.ids();
    }

    private static Instant later() {
        return NOW.plusSeconds(100);
    }

    @Test
    void list_thatEndsWithAMessageThatIsGone_getsTheNewOnes_thoughTheirIdsWereGivenBefore() {
        // Given
        HandOutLog log = log(null);
        log.history(ids(101, 102, 104, 105), own -> false, id(105), id(105), NOW);
        begin(id(102), id(105), NOW);
        log.enter(eras.all(), NOW);
        // When
        List<MessageId> first = polled(log, 105, id(103), 101, 102, 103);
        List<MessageId> next = polled(log, 103, id(104), 101, 102, 103, 104);
        List<MessageId> none = polled(log, 104, id(104), 101, 102, 103, 104);
        // Then
        assertThat(first).isEqualTo(ids(103));
        assertThat(next).isEqualTo(ids(104));
        assertThat(none).isEmpty();
    }

    @Test
    void list_thatWasSavedInAnEarlierEra_isEnteredWhenItIsRead() {
        // Given
        HandOutLog before = log(null);
        before.history(ids(101, 105), own -> false, id(105), id(105), NOW);
        HandOutStore.Saved saved = before.save();
        begin(id(102), id(105), NOW);
        // When
        HandOutLog after = log(saved);
        HandOutLog again = log(after.save());
        // Then
        assertThat(polled(after, 105, id(103), 101, 103)).isEqualTo(ids(103));
        assertThat(again.seenBy(id(105))).isEqualTo(Seen.upTo(id(102)));
        assertThat(again.save().text()).endsWith("|1");
    }

    @Test
    void list_ofWhichNothingIsKnown_endsAtWhatSurvived() {
        // Given
        begin(id(102), id(105), NOW);
        HandOutLog log = log(null);
        // When Then
        assertThat(log.seenBy(id(104))).isEqualTo(Seen.upTo(id(102)));
        assertThat(log.seenBy(id(101))).isEqualTo(Seen.upTo(id(101)));
        assertThat(log.seenBy(id(106))).isEqualTo(Seen.upTo(id(106)));
    }

    @Test
    void answer_thatWasOnItsWay_andFails_doesNotBringBackWhatIsGone() {
        // Given
        HandOutLog log = log(null);
        log.history(ids(101), own -> false, id(101), id(101), NOW);
        HandOut given = log.give(id(101), later(), new Visible(id(101), ids(104), id(104)), own -> false, later());
        begin(id(102), id(105), NOW);
        log.enter(eras.all(), later());
        // When
        log.failed(Objects.requireNonNull(given.answer()), later());
        // Then
        assertThat(log.seenBy(id(101)).contains(id(103))).isFalse();
        assertThat(log.seenBy(id(104)).contains(id(103))).isFalse();
    }

    @Test
    void log_thatIsInItsEra_isNotWrittenAgain() {
        // Given
        begin(id(102), id(105), NOW);
        HandOutLog log = log(log(null).save());
        // When
        log.enter(eras.all(), NOW);
        // Then
        assertThat(log.isUnsavedSince(later())).isFalse();
    }
}
