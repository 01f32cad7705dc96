package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    void save_byTwoReplicasAtTheSameTime_keepsTheLower() {
        // Given
        save(100, Duration.ZERO);
        // When
        save(101, Duration.ZERO);
        MessageId afterHigher = checkpoints().startingPoint().orElseThrow();
        save(99, Duration.ZERO);
        // Then
        assertThat(afterHigher).isEqualTo(new MessageId(100));
        assertThat(checkpoints().startingPoint()).contains(new MessageId(99));
    }

    @Test
    void changes_areTheLastThatWereSaved() {
        // Given
        Optional<ChangePoint> atFirst = checkpoints().changes();
        checkpoints().saveChanges(0, new ChangePoint(START, 7L));
        Optional<ChangePoint> withLog = checkpoints().changes();
        // When
        checkpoints().saveChanges(0, new ChangePoint(START.minusSeconds(1), null));
        // Then
        assertThat(atFirst).isEmpty();
        assertThat(withLog).contains(new ChangePoint(START, 7L));
        assertThat(checkpoints().changes()).contains(new ChangePoint(START.minusSeconds(1), null));
        assertThat(checkpoints().startingPoint()).isEmpty();
    }

    @Test
    void position_isTheLastThatWasSaved() {
        // Given
        Optional<Position> atFirst = checkpoints().position();
        checkpoints().savePosition(0, Position.upTo(new MessageId(7)));
        Position reached = new Position(
                new MessageId(14),
                List.of(
                        new Arrival(new MessageId(12), new ChannelId(3), Instant.parse("2030-01-02T03:04:05Z")),
                        new Arrival(new MessageId(13), new ChannelId(4))));
        // When
        checkpoints().savePosition(0, reached);
        // Then
        assertThat(atFirst).isEmpty();
        assertThat(checkpoints().position()).contains(reached);
    }

    @Test
    void position_ofAReplicaThatSawLess_isNotTaken() {
        // Given
        Position most = Position.upTo(new MessageId(14));
        checkpoints().savePosition(0, most);
        // When
        boolean inItsEra = checkpoints().savePosition(0, Position.upTo(new MessageId(13)));
        // Then
        assertThat(inItsEra).isTrue();
        assertThat(checkpoints().position()).contains(most);
    }

    private void save(long floor, Duration after) {
        checkpoints().save(0, new MessageId(floor), START.plus(after));
    }
}
