package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallEndTest {
    private final CallEnd.Watch watch = new CallEnd.Watch();
    private final List<Boolean> told = new ArrayList<>();

    @Test
    void end_isToldOnce_alsoToWhoeverAsksAfterIt() {
        // Given
        watch.tell(told::add);
        // When
        watch.ended(false);
        watch.tell(told::add);
        // Then
        assertThat(told).containsExactly(false, false);
    }

    @Test
    void whoFails_keepsNobodyFromHearingIt() {
        // Given
        watch.tell(written -> {
            throw new IllegalStateException("of the test");
        });
        watch.tell(told::add);
        // When
        watch.ended(true);
        // Then
        assertThat(told).containsExactly(true);
    }
}
