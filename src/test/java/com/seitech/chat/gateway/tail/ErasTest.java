package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.tail.HandOutLog.Visible;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a reader has after Odoo's database was restored: whatever survived, and nothing else. */
final class ErasTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final MessageId QUEUED = new MessageId(4_000_000_000_000_007L);

    private final InMemoryRestorations store = new InMemoryRestorations(new InMemoryCheckpoints());
    private Eras eras = new Eras(store);

    private static MessageId id(long value) {
        return new MessageId(value);
    }

    private static List<MessageId> ids(long... values) {
        return LongStream.of(values).mapToObj(MessageId::new).toList();
    }

    @Test
    void position_ofTheSameEra_isExact() {
        // Given
        eras.begin(id(103), id(110), NOW);
        Seen seen = Seen.upTo(id(105)).with(ids(107));
        // When Then
        assertThat(eras.present(seen, 1)).isEqualTo(seen);
    }

    @Test
    void position_ofAnEarlierEra_keepsWhatSurvivedAllLaterOnes() {
        // Given
        Seen seen = Seen.upTo(id(100)).with(ids(102, 105, QUEUED.value()));
        eras.begin(id(103), id(110), NOW);
        Seen once = eras.present(seen, 0);
        eras.begin(id(50), id(120), NOW);
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
        eras.begin(id(103), id(110), NOW);
        // When
        eras = new Eras(store);
        // Then
        assertThat(eras.current()).isEqualTo(1);
        assertThat(eras.present(Seen.upTo(id(105)), 0)).isEqualTo(Seen.upTo(id(103)));
    }

    private HandOutLog log(HandOutStore.@Nullable Saved saved) {
        HandOutLog log = new HandOutLog(saved, Duration.ofSeconds(1), Duration.ofSeconds(60), NOW);
        log.enter(eras.all(), NOW);
        return log;
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
        eras.begin(id(102), id(105), NOW);
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
        eras.begin(id(102), id(105), NOW);
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
        eras.begin(id(102), id(105), NOW);
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
        eras.begin(id(102), id(105), NOW);
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
        eras.begin(id(102), id(105), NOW);
        HandOutLog log = log(log(null).save());
        // When
        log.enter(eras.all(), NOW);
        // Then
        assertThat(log.isUnsavedSince(later())).isFalse();
    }
}
