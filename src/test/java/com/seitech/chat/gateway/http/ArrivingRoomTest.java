package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.limits.Limit;
import com.seitech.chat.gateway.limits.LimitFigures;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ArrivingRoomTest {
    private static final String ONE = "192.0.2.1";
    private static final String OTHER = "192.0.2.2";

    private static ArrivingRoom room(long together, long perAddress) {
        return new ArrivingRoom(
                new MemorySize(BigInteger.valueOf(together)),
                new MemorySize(BigInteger.valueOf(perAddress)),
                Limit.BODIES,
                Limit.ALL_BODIES,
                new ClientAddress(List.of(), ForwardedHops.X_FORWARDED_FOR, request -> null),
                new LimitFigures());
    }

    @Test
    void oneAddress_doesNotShutOutAnother() {
        // Given
        ArrivingRoom room = room(100, 10);
        room.take(ONE, 10);
        // When Then
        assertThat(room.take(ONE, 1)).contains(Problem.RATE_LIMITED);
        assertThat(room.take(OTHER, 10)).isEmpty();
    }

    @Test
    void room_isBoundedForAll_andFreeAfterwards() {
        // Given
        ArrivingRoom room = room(10, 10);
        room.take(ONE, 6);
        // When Then
        assertThat(room.take(OTHER, 5)).contains(Problem.CANNOT_KEEP);
        assertThat(room.take(OTHER, 4)).isEmpty();
        room.free(ONE, 6);
        assertThat(room.take(OTHER, 6)).isEmpty();
    }

    @Test
    void oneAlone_isNeverTooMuch() {
        assertThat(room(10, 5).take(ONE, 20)).isEmpty();
    }
}
