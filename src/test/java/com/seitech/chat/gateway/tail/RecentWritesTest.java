package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From which time of writing on it asks. */
final class RecentWritesTest {
    private static final Instant WRITTEN = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private long nanos = Long.MAX_VALUE - 1;
    private final RecentWrites writes = new RecentWrites(() -> nanos);

    private Instant since() {
        return writes.since(Optional::empty, false);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void withoutAnyRow_asksForAll() {
        assertThat(since()).isEqualTo(RecentWrites.EVER);
    }

    @Test
    void rightAfterARow_overlapsIt() {
        // Given
        writes.seen(WRITTEN);
        // When Then
        assertThat(since()).isEqualTo(WRITTEN.minus(OVERLAP));
    }

    @Test
    void whenNothingFollows_goesOn_soThatTheRowIsNotReadForEver() {
        // Given
        writes.seen(WRITTEN);
        pass(Duration.ofSeconds(60));
        // When Then
        assertThat(since()).isEqualTo(WRITTEN.plusSeconds(60).minus(OVERLAP));
    }

    @Test
    void whenNothingFollowsForLong_goesNoFurther() {
        // Given
        writes.seen(WRITTEN);
        pass(Duration.ofDays(30));
        // When Then
        assertThat(since()).isEqualTo(WRITTEN.plusSeconds(150).minus(OVERLAP));
    }

    @Test
    void aLaterRow_isTheNewStart_anEarlierOneIsNot() {
        // Given
        writes.seen(WRITTEN);
        pass(Duration.ofSeconds(60));
        writes.seen(WRITTEN.plusSeconds(30));
        writes.seen(WRITTEN.plusSeconds(20));
        // When Then
        assertThat(since()).isEqualTo(WRITTEN.plusSeconds(30).minus(OVERLAP));
    }

    @Test
    void onceInFifteenQuestions_theLongestTransactionIsCovered() {
        // Given
        writes.seen(WRITTEN);
        pass(Duration.ofSeconds(140));
        // When
        List<Instant> asked = Stream.generate(this::since).limit(15).toList();
        // Then
        assertThat(asked.subList(0, 14)).containsOnly(WRITTEN.plusSeconds(130));
        assertThat(asked.getLast()).isEqualTo(WRITTEN.minusSeconds(10));
    }
}
