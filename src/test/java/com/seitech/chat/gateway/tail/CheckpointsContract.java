package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Checkpoints} promises. */
public abstract class CheckpointsContract {
    private static final Instant START = Instant.parse("2030-01-02T03:04:05.678Z");

    protected abstract Checkpoints checkpoints();

    @Test
    void startingPoint_withoutAny_isEmpty() {
        assertThat(checkpoints().startingPoint()).isEmpty();
    }

    @Test
    void startingPoint_allYoung_isTheOldest() {
        // Given
        save(100, Duration.ZERO);
        save(110, Duration.ofMinutes(4));
        // When Then
        assertThat(checkpoints().startingPoint()).contains(new MessageId(100));
    }

    @Test
    void startingPoint_isTheNewestThatIsOldEnough() {
        // Given
        for (int minute = 0; minute <= 12; minute++) {
            save(100 + minute, Duration.ofMinutes(minute));
        }
        // When Then
        assertThat(checkpoints().startingPoint()).contains(new MessageId(107));
    }

    @Test
    void startingPoint_afterALongPause_isFromBeforeIt() {
        // Given
        save(100, Duration.ZERO);
        save(109, Duration.ofMinutes(9));
        save(200, Duration.ofMinutes(16));
        // When Then
        assertThat(checkpoints().startingPoint()).contains(new MessageId(109));
    }

    @Test
    void save_dropsWhatIsOlderThanKept() {
        // Given
        save(100, Duration.ZERO);
        // When
        save(200, Checkpoints.KEPT.plusMillis(1));
        // Then
        assertThat(checkpoints().startingPoint()).contains(new MessageId(200));
    }

    @Test
    void save_twiceAtTheSameTime_keepsTheLater() {
        // Given
        save(100, Duration.ZERO);
        // When
        save(101, Duration.ZERO);
        // Then
        assertThat(checkpoints().startingPoint()).contains(new MessageId(101));
    }

    @Test
    void changes_areTheLastThatWereSaved() {
        // Given
        Optional<ChangePoint> atFirst = checkpoints().changes();
        checkpoints().saveChanges(new ChangePoint(START, 7L));
        Optional<ChangePoint> withLog = checkpoints().changes();
        // When
        checkpoints().saveChanges(new ChangePoint(START.minusSeconds(1), null));
        // Then
        assertThat(atFirst).isEmpty();
        assertThat(withLog).contains(new ChangePoint(START, 7L));
        assertThat(checkpoints().changes()).contains(new ChangePoint(START.minusSeconds(1), null));
        assertThat(checkpoints().startingPoint()).isEmpty();
    }

    private void save(long floor, Duration after) {
        checkpoints().save(new MessageId(floor), START.plus(after));
    }
}
