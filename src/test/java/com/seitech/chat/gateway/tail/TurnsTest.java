package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.cluster.TestSlots;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How several replicas share the pace at which one asks Odoo. */
final class TurnsTest {
    private static final long NOW = 1_000_000_000_000_000L;

    private final TestSlots replicas = new TestSlots();
    private final Turns turns = new Turns(replicas);
    private final TailConfig config = Engine.config(TailConfig.class, Map.of());
    private final Pace pace = new Pace(config, turns, NOW);

    @Test
    void alone_nothingIsStretched() {
        assertThat(turns.stretched(Duration.ofMillis(50))).isEqualTo(Duration.ofMillis(50));
        assertThat(pace.pause(NOW)).isEqualTo(config.idlePause());
    }

    @Test
    void three_eachPausesThreeTimesAsLong_fromTheNextPauseOn() {
        // When
        replicas.alive = 3;
        pace.heat(NOW);
        // Then
        assertThat(turns.stretched(config.changesPause()))
                .isEqualTo(config.changesPause().multipliedBy(3));
        assertThat(pace.pause(NOW)).isEqualTo(config.hotPause().multipliedBy(3));
        replicas.alive = 1;
        assertThat(pace.pause(NOW)).isEqualTo(config.hotPause());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 20})
    void tail_looksSeveralTimesWhileWhatItSawIsFresh(int alive) {
        // When
        replicas.alive = alive;
        // Then
        assertThat(pace.pause(NOW).multipliedBy(2)).isLessThanOrEqualTo(Confirmations.FRESH);
    }

    @Test
    void many_nobodyWaitsForAnEditForEver() {
        // When
        replicas.alive = 100;
        // Then
        assertThat(turns.stretched(config.changesPause())).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void pauseThatIsLongAlready_staysAsItIs() {
        // When
        replicas.alive = 3;
        // Then
        assertThat(turns.stretched(config.recheckPause())).isEqualTo(config.recheckPause());
    }

    @Test
    void budget_isSharedToo() {
        // Given
        AtomicLong calls = new AtomicLong();
        CallBudget budget = new CallBudget(() -> turns.stretched(config.leastPause()), calls::get, NOW);
        replicas.alive = 3;
        // When
        calls.set(5);
        // Then
        assertThat(budget.untilNext(NOW)).isEqualTo(config.leastPause().multipliedBy(3));
    }
}
