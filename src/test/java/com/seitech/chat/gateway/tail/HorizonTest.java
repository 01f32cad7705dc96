package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HorizonTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Horizon horizon = new Horizon(100);

    private void learn(Instant asked, Long... ids) {
        horizon.learn(horizon.next(), List.of(ids), false, asked);
    }

    @Test
    void next_asksForWhatIsNewer_andForWhatWasPassedOver() {
        // Given
        learn(NOON, 101L, 104L);
        // When
        Question question = horizon.next();
        // Then
        assertThat(question).isEqualTo(new Question(104, List.of(103L, 102L), true));
        assertThat(horizon.floor()).isEqualTo(101);
    }

    @Test
    void isNew_ofALateSmallerId_untilItWasLearnt() {
        // Given
        learn(NOON, 102L);
        // When Then
        assertThat(horizon.isNew(101)).isTrue();
        learn(NOON, 101L);
        assertThat(horizon.isNew(101)).isFalse();
        assertThat(horizon.floor()).isEqualTo(102);
    }

    @Test
    void holes_areGivenUp_onlyByAQuestionThatWasSentAfterTheLongestTransaction() {
        // Given
        learn(NOON, 102L);
        // When
        learn(NOON.plus(Horizon.LONGEST_TRANSACTION));
        boolean stillOpen = horizon.isNew(101);
        learn(NOON.plus(Horizon.LONGEST_TRANSACTION).plusMillis(1));
        // Then
        assertThat(stillOpen).isTrue();
        assertThat(horizon.isNew(101)).isFalse();
        assertThat(horizon.floor()).isEqualTo(102);
    }

    @Test
    void holes_beyondTheEndOfACutAnswer_areKept() {
        // Given
        learn(NOON, 102L, 110L);
        // When
        horizon.learn(horizon.next(), List.of(105L), true, NOON.plusSeconds(1000));
        // Then
        assertThat(horizon.isNew(101)).isFalse();
        assertThat(horizon.isNew(109)).isTrue();
    }

    @Test
    void next_withTooManyHoles_namesTheLatest_andDropsNone() {
        // Given
        learn(NOON, 10_000L);
        // When
        Question partial = horizon.next();
        horizon.learn(partial, List.of(), false, NOON.plusSeconds(1000));
        // Then
        assertThat(partial.among()).hasSize(500).contains(9_999L);
        assertThat(partial.complete()).isFalse();
        assertThat(horizon.isNew(101)).isTrue();
    }

    @Test
    void sweep_asksFromTheLowestHole_andDrops() {
        // Given
        learn(NOON, 10_000L);
        // When
        Question sweep = horizon.sweep();
        horizon.learn(sweep, List.of(101L, 10_000L), false, NOON.plusSeconds(1000));
        // Then
        assertThat(sweep).isEqualTo(new Question(100, List.of(), true));
        assertThat(horizon.floor()).isEqualTo(10_000);
    }

    @Test
    void continuedAfter_asksForTheRest() {
        // Given
        learn(NOON, 102L, 104L, 106L);
        // When
        Question rest = horizon.next().continuedAfter(103);
        // Then
        assertThat(rest).isEqualTo(new Question(106, List.of(105L), true));
    }
}
