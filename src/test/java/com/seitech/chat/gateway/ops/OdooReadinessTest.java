package com.seitech.chat.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.odoo.OdooStatus;
import com.seitech.chat.gateway.odoo.OdooStatus.Away;
import com.seitech.chat.gateway.odoo.OdooStatus.Part;
import com.seitech.chat.gateway.odoo.OdooStatus.Ready;
import com.seitech.chat.gateway.odoo.OdooStatus.Wrong;
import com.seitech.chat.gateway.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OdooReadinessTest {
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final String PROBLEM = "Odoo does not answer: start it";

    private final TestClock clock = new TestClock();
    private OdooStatus status = new Ready();
    private final OdooReadiness readiness = of(Part.ADDRESS);

    private OdooReadiness of(Part part) {
        return new OdooReadiness(part, part.name(), () -> status, GRACE, clock);
    }

    private boolean isUp() {
        return isUp(readiness);
    }

    private static boolean isUp(OdooReadiness part) {
        return part.call().getStatus() == HealthCheckResponse.Status.UP;
    }

    private Map<String, Object> data() {
        return readiness.call().getData().orElse(Map.of());
    }

    @Test
    void readyOdoo_isUp_withNothingToTell() {
        assertThat(isUp()).isTrue();
        assertThat(data()).isEmpty();
    }

    @Test
    void odooThatIsBrieflyAway_leavesItUp_withTheProblemAndItsEnd() {
        // Given
        status = new Away(PROBLEM, TestClock.START);
        // When
        clock.advance(GRACE.minusMillis(1));
        // Then
        assertThat(isUp()).isTrue();
        assertThat(data()).isEqualTo(Map.of("problem 1", PROBLEM, "ready until", "2030-01-02T03:05:05Z"));
    }

    @Test
    void odooThatStaysAway_takesItDown_withTheCure() {
        // Given
        status = new Away(PROBLEM, TestClock.START);
        // When
        clock.advance(GRACE);
        // Then
        assertThat(isUp()).isFalse();
        assertThat(data()).isEqualTo(Map.of("problem 1", PROBLEM));
    }

    @Test
    void odooThatWasNeverReady_isDown() {
        // When
        status = new Away(PROBLEM, null);
        // Then
        assertThat(isUp()).isFalse();
        assertThat(data()).isEqualTo(Map.of("problem 1", PROBLEM));
    }

    @Test
    void wrongSettings_takeItDownAtOnce_eachWithItsCure() {
        // When
        status = new Wrong(Part.ADDRESS, List.of("no rights: grant them", "no group: set it"));
        // Then
        assertThat(isUp()).isFalse();
        assertThat(data()).isEqualTo(Map.of("problem 1", "no rights: grant them", "problem 2", "no group: set it"));
    }

    @Test
    void noGrace_takesItDownAtOnce() {
        // Given
        OdooReadiness strict = new OdooReadiness(Part.ADDRESS, "strict", () -> status, Duration.ZERO, clock);
        // When
        status = new Away(PROBLEM, TestClock.START);
        // Then
        assertThat(strict.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void wrongSetting_takesDownItsOwnPart_andTheOthersSayThatTheyDoNotKnow(Part wrong) {
        // When
        status = new Wrong(wrong, List.of(PROBLEM));
        // Then
        for (Part part : Part.values()) {
            HealthCheckResponse response = of(part).call();
            assertThat(isUp(of(part))).as(part.name()).isEqualTo(part != wrong);
            assertThat(response.getData().isPresent()).isEqualTo(part.compareTo(wrong) >= 0);
        }
    }

    @Test
    void odooThatIsAway_isAMatterOfItsAddress() {
        // When
        status = new Away(PROBLEM, null);
        // Then
        assertThat(isUp(of(Part.ADDRESS))).isFalse();
        assertThat(isUp(of(Part.CREDENTIALS))).isTrue();
        assertThat(isUp(of(Part.CONTRACT))).isTrue();
    }
}
