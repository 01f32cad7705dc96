package com.seitech.chat.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.store.StoreWatch.Unreadable;
import com.seitech.chat.gateway.testing.TestClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** What of the store takes a gateway out of service, and what is only told. */
final class StoreHealthTest {
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final String PROBLEM = "its disk is full: make room";

    private final TestClock clock = new TestClock();
    private Optional<Unreadable> unreadable = Optional.empty();
    private Optional<String> problem = Optional.empty();

    private HealthCheckResponse store() {
        return new StoreReadiness(() -> unreadable, () -> problem, GRACE, clock).call();
    }

    private HealthCheckResponse diskOfOneOf(int replicas) {
        return new DiskReadiness(() -> problem, () -> OptionalLong.of(0), () -> replicas).call();
    }

    private static Map<String, Object> data(HealthCheckResponse response) {
        return response.getData().orElse(Map.of());
    }

    @Test
    void storeThatWorks_isUp_withNothingToTell() {
        assertThat(store().getStatus()).isEqualTo(Status.UP);
        assertThat(data(store())).isEmpty();
    }

    @Test
    void storeThatCannotBeWritten_isToldWithItsCure_andStaysUp() {
        // When
        problem = Optional.of(PROBLEM);
        // Then
        assertThat(store().getStatus()).isEqualTo(Status.UP);
        assertThat(data(store())).isEqualTo(Map.of("problem", PROBLEM));
    }

    @Test
    void storeThatCannotBeRead_staysUpForTheGrace_andGoesDownThen() {
        // Given
        unreadable = Optional.of(new Unreadable(PROBLEM, TestClock.START));
        // When
        clock.advance(GRACE.minusMillis(1));
        HealthCheckResponse within = store();
        clock.advance(Duration.ofMillis(1));
        HealthCheckResponse after = store();
        // Then
        assertThat(within.getStatus()).isEqualTo(Status.UP);
        assertThat(data(within)).isEqualTo(Map.of("problem", PROBLEM, "ready until", "2030-01-02T03:05:05Z"));
        assertThat(after.getStatus()).isEqualTo(Status.DOWN);
        assertThat(data(after)).isEqualTo(Map.of("problem", PROBLEM));
    }

    @Test
    void fullDisk_sendsVisitorsToAnotherReplica_onlyWhereThereIsOne() {
        // When
        problem = Optional.of(PROBLEM);
        // Then
        assertThat(diskOfOneOf(1).getStatus()).isEqualTo(Status.UP);
        assertThat(diskOfOneOf(2).getStatus()).isEqualTo(Status.DOWN);
        assertThat(data(diskOfOneOf(2))).isEqualTo(Map.of("problem", PROBLEM, "free bytes", 0L));
    }

    @Test
    void diskWithRoom_isUp() {
        assertThat(diskOfOneOf(2).getStatus()).isEqualTo(Status.UP);
    }
}
