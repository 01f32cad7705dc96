package com.seitech.chat.gateway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GrowthTest {
    private final Growth growth = new Growth();

    private void read(int second, Map<String, Double> counters) {
        growth.read(Duration.ofSeconds(second), counters);
    }

    @Test
    void counters_areAddedUp_fromTheFirstReading() {
        // Given
        read(0, Map.of("a", 100.0, "b", 50.0));
        // When
        read(10, Map.of("a", 130.0, "b", 60.0));
        // Then
        assertThat(growth.mean()).isEqualTo(4);
    }

    @Test
    void counterThatBeginsAnew_orComesLater_countsFromZero() {
        // Given
        read(0, Map.of("a", 100.0));
        read(5, Map.of());
        // When
        read(10, Map.of("a", 20.0, "b", 10.0));
        // Then
        assertThat(growth.mean()).isEqualTo(3);
    }

    @Test
    void most_isThatOfTheFullestStretch() {
        // When
        read(0, Map.of("a", 0.0));
        read(1, Map.of("a", 10.0));
        read(2, Map.of("a", 50.0));
        read(3, Map.of("a", 50.0));
        // Then
        assertThat(growth.most(Duration.ofSeconds(1))).isEqualTo(40);
        assertThat(growth.most(Duration.ofSeconds(2))).isEqualTo(25);
        assertThat(growth.most(Duration.ofSeconds(9))).isZero();
    }

    @Test
    void fullestStretch_tellsWhatGrew_mostFirst() {
        // When
        read(0, Map.of("a/x", 0.0, "b/x", 0.0, "c/y", 0.0));
        read(10, Map.of("a/x", 1.0, "b/x", 1.0, "c/y", 1.0));
        read(20, Map.of("a/x", 11.0, "b/x", 21.0, "c/y", 11.0));
        // Then
        assertThat(growth.inFullest(Duration.ofSeconds(5), name -> name.substring(2)))
                .isEqualTo("from 10 s: x 3.0, y 1.0");
    }
}
