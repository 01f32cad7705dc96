package com.seitech.chat.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SocketsTest {
    private final Sockets sockets = new Sockets(new SmallRyeConfigBuilder()
            .withMapping(LimitsConfig.class)
            .withSources(new PropertiesConfigSource(
                    Map.of("gateway.limits.sockets-per-address", "2", "gateway.limits.sockets", "5"), "test", 1000))
            .build()
            .getConfigMapping(LimitsConfig.class));

    private void takeTwo() {
        assertThat(sockets.tryTake("a", false)).isTrue();
        assertThat(sockets.tryTake("a", false)).isTrue();
    }

    @Test
    void address_hasItsOwnBound_andTakesNothingFromOthers() {
        // When
        takeTwo();
        // Then
        assertThat(sockets.tryTake("a", false)).isFalse();
        assertThat(sockets.tryTake("b", false)).isTrue();
        assertThat(sockets.open()).isEqualTo(3);
    }

    @Test
    void proxy_hasOnlyTheBoundOfAll() {
        // When
        for (int i = 0; i < 5; i++) {
            assertThat(sockets.tryTake("proxy", true)).isTrue();
        }
        // Then
        assertThat(sockets.tryTake("proxy", true)).isFalse();
        assertThat(sockets.tryTake("b", false)).isFalse();
    }

    @Test
    void released_makesRoom() {
        // Given
        takeTwo();
        // When
        sockets.release("a");
        // Then
        assertThat(sockets.tryTake("a", false)).isTrue();
        sockets.release("a");
        sockets.release("a");
        assertThat(sockets.open()).isZero();
    }
}
