package com.seitech.chat.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class ConnectionsTest {
    private static final String ONE = "192.0.2.1";
    private static final String OTHER = "192.0.2.2";

    private final Connections connections = new Connections(new SmallRyeConfigBuilder()
            .withMapping(LimitsConfig.class)
            .withDefaultValues(
                    Map.of("gateway.limits.connections-per-address", "2", "gateway.limits.downloads-per-address", "3"))
            .build()
            .getConfigMapping(LimitsConfig.class));

    private List<Connections.Taken> taken(int count, Function<String, Connections.Taken> kind) {
        List<Connections.Taken> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(kind.apply(ONE));
        }
        return taken;
    }

    @Test
    void eachKind_hasABoundOfItsOwn_forEachAddress() {
        // Given
        taken(2, connections::take);
        taken(3, connections::takeDownload);
        // When Then
        assertThatThrownBy(() -> connections.take(ONE)).isInstanceOf(RateLimited.class);
        assertThatThrownBy(() -> connections.takeDownload(ONE)).isInstanceOf(RateLimited.class);
        connections.take(OTHER).close();
        connections.takeDownload(OTHER).close();
    }

    @Test
    void oneThatIsOver_makesRoomForOne_howeverOftenItIsSaid() {
        // Given
        Connections.Taken first = taken(3, connections::takeDownload).getFirst();
        // When
        first.close();
        first.close();
        // Then
        connections.takeDownload(ONE);
        assertThatThrownBy(() -> connections.takeDownload(ONE)).isInstanceOf(RateLimited.class);
    }

    @Test
    void addresses_areRememberedForAsLongAsTheyHoldSomething() {
        // Given
        List<Connections.Taken> taken = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            taken.add(connections.take("address " + i));
            taken.add(connections.takeDownload("address " + i));
        }
        // When
        taken.forEach(Connections.Taken::close);
        // Then
        assertThat(connections.addresses()).isZero();
    }
}
