package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Restorations} promises. */
public abstract class RestorationsContract {
    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05.678Z");

    protected abstract Restorations restorations();

    protected abstract Checkpoints checkpoints();

    private static Restoration restoration(int era) {
        return new Restoration(era, new MessageId(100L * era), new MessageId(100L * era + 7), NOW.plusSeconds(era));
    }

    @Test
    void all_areThoseThatWereAdded_inTheirOrder() {
        // Given
        boolean atFirst = restorations().all().isEmpty();
        restorations().add(restoration(1));
        // When
        restorations().add(restoration(2));
        // Then
        assertThat(atFirst).isTrue();
        assertThat(restorations().all()).containsExactly(restoration(1), restoration(2));
    }

    @Test
    void add_forgetsWhereTheTailWas() {
        // Given
        checkpoints().save(0, new MessageId(7), NOW);
        checkpoints().savePosition(0, Position.upTo(new MessageId(7)));
        checkpoints().saveChanges(0, new ChangePoint(NOW, 1L));
        // When
        restorations().add(restoration(1));
        // Then
        assertThat(checkpoints().startingPoint()).isEmpty();
        assertThat(checkpoints().position()).isEmpty();
        assertThat(checkpoints().changes()).isEmpty();
    }

    @Test
    void add_thatAnotherReplicaFoundBefore_leavesWhatThatFound() {
        // Given
        restorations().add(restoration(1));
        checkpoints().save(1, new MessageId(7), NOW);
        // When
        restorations().add(new Restoration(1, new MessageId(3), new MessageId(101), NOW));
        // Then
        assertThat(restorations().all()).containsExactly(restoration(1));
        assertThat(checkpoints().startingPoint()).contains(new MessageId(7));
    }

    @Test
    void add_byAReplicaThatSawMore_raisesWhatWasSeenHighest() {
        // Given
        restorations().add(restoration(1));
        // When
        restorations().add(new Restoration(1, new MessageId(100), new MessageId(500), NOW));
        // Then
        assertThat(restorations().all()).extracting(Restoration::highest).containsExactly(new MessageId(500));
    }

    @Test
    void add_byManyReplicasAtTheSameTime_isOne() throws InterruptedException {
        // Given
        List<Thread> replicas = IntStream.range(0, 4)
                .mapToObj(i -> Thread.ofVirtual()
                        .unstarted(() -> restorations()
                                .add(new Restoration(1, new MessageId(100), new MessageId(200 + i), NOW))))
                .toList();
        // When
        replicas.forEach(Thread::start);
        for (Thread replica : replicas) {
            replica.join();
        }
        // Then
        assertThat(restorations().all()).extracting(Restoration::highest).containsExactly(new MessageId(203));
    }

    @Test
    void checkpoints_ofAnEraThatIsOver_areNotTaken() {
        // Given
        checkpoints().savePosition(0, Position.upTo(new MessageId(7)));
        restorations().add(restoration(1));
        // When
        boolean floor = checkpoints().save(0, new MessageId(700), NOW);
        boolean position = checkpoints().savePosition(0, Position.upTo(new MessageId(700)));
        boolean changes = checkpoints().saveChanges(0, new ChangePoint(NOW, 1L));
        // Then
        assertThat(List.of(floor, position, changes)).containsOnly(false);
        assertThat(checkpoints().startingPoint()).isEmpty();
        assertThat(checkpoints().position()).isEmpty();
        assertThat(checkpoints().changes()).isEmpty();
        assertThat(checkpoints().savePosition(1, Position.upTo(new MessageId(9))))
                .isTrue();
        assertThat(checkpoints().position()).contains(Position.upTo(new MessageId(9)));
    }
}
