package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class HolesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Holes holes = new Holes();

    @Test
    void open_nothingBetween_isNoHole() {
        holes.open(5, 4, NOON);
        assertThat(holes.isEmpty()).isTrue();
    }

    @Test
    void fill_inTheMiddle_leavesBothEnds() {
        // Given
        holes.open(10, 14, NOON);
        // When
        holes.fill(12);
        // Then
        assertThat(holes.largest(10)).containsExactly(14L, 13L, 11L, 10L);
        assertThat(holes.contains(12)).isFalse();
        assertThat(holes.lowest()).isEqualTo(10);
        assertThat(holes.size()).isEqualTo(4);
    }

    @Test
    void fill_everyId_leavesNone() {
        // Given
        holes.open(3, 7, NOON);
        // When
        LongStream.of(5, 3, 7, 4, 6).forEach(holes::fill);
        // Then
        assertThat(holes.isEmpty()).isTrue();
    }

    @Test
    void fill_whatIsNoHole_changesNothing() {
        // Given
        holes.open(3, 4, NOON);
        // When
        holes.fill(2);
        holes.fill(5);
        // Then
        assertThat(holes.size()).isEqualTo(2);
    }

    @Test
    void largest_ofAHugeJump_isCheap() {
        // Given
        holes.open(1, 100_000_000, NOON);
        // When Then
        assertThat(holes.largest(3)).containsExactly(100_000_000L, 99_999_999L, 99_999_998L);
        assertThat(holes.size()).isEqualTo(100_000_000);
    }

    @Test
    void dropMissedBefore_keepsWhatIsYounger_orWasNotCovered() {
        // Given
        holes.open(1, 2, NOON);
        holes.open(4, 5, NOON.plusSeconds(10));
        holes.open(8, 9, NOON);
        // When
        holes.dropMissedBefore(NOON.plusSeconds(5), 7);
        // Then
        assertThat(holes.largest(10)).containsExactly(9L, 8L, 5L, 4L);
    }
}
