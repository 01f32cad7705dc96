package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Instant;
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
        checkpoints().save(new MessageId(7), NOW);
        checkpoints().savePosition(Position.upTo(new MessageId(7)));
        checkpoints().saveChanges(new ChangePoint(NOW, 1L));
        // When
        restorations().add(restoration(1));
        // Then
        assertThat(checkpoints().startingPoint()).isEmpty();
        assertThat(checkpoints().position()).isEmpty();
        assertThat(checkpoints().changes()).isEmpty();
    }

    @Test
    void add_sameEraTwice_isRefused() {
        // Given
        restorations().add(restoration(1));
        // When
        assertThatThrownBy(() -> restorations().add(restoration(1))).isInstanceOf(RuntimeException.class);
        // Then
        assertThat(restorations().all()).containsExactly(restoration(1));
    }
}
