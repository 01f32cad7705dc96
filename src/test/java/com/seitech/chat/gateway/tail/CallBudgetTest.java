package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CallBudgetTest {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private long now = 1_000_000_000_000L;
    private long made = 7;
    private final CallBudget budget = new CallBudget(() -> PAUSE, () -> made, now);

    private boolean allowed() {
        return !budget.untilNext(now).isPositive();
    }

    @Test
    void fewCalls_waitForNothing() {
        for (int i = 0; i < 5; i++) {
            // Then
            assertThat(allowed()).isTrue();
            made++;
        }
        assertThat(budget.untilNext(now)).isEqualTo(PAUSE);
    }

    @Test
    void nudgesWithoutEnd_makeNoMoreCallsThanTheAverage() {
        // Given
        int calls = 0;

        // When
        for (int millisecond = 0; millisecond < 1000; millisecond++) {
            if (allowed()) {
                // A question and the texts that it calls for.
                made += 2;
                calls += 2;
            }
            now += 1_000_000;
        }

        // Then
        assertThat(calls).isBetween(50, 56);
    }

    @Test
    void quiet_isSavedUpForAFewCallsOnly() {
        // Given
        made++;
        assertThat(allowed()).isTrue();
        now += Duration.ofHours(1).toNanos();

        // When
        int calls = 0;
        while (allowed()) {
            made++;
            calls++;
        }

        // Then
        assertThat(calls).isEqualTo(5);
    }

    @Test
    void callsOfOthers_areWaitedFor_too() {
        // When
        made += 10;
        // Then
        assertThat(budget.untilNext(now)).isEqualTo(PAUSE.multipliedBy(10 - 4));
    }
}
