package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.fake.Gate;
import com.seitech.chat.gateway.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Besides what a real Odoo shows too: how seldom it is asked, and what it says with modules that are not installed. */
@QuarkusTest
@WithTestResource(FakeOdooResource.class)
@SuppressWarnings("NullAway.Init") // injected
final class PresenceFakeTest extends PresenceContract {
    FakeOdoo fake;

    private final TestClock time = new TestClock();

    @Override
    protected OdooUnderTest odoo() {
        return FakeUnderTest.of(fake);
    }

    @Override
    protected void agentIs(String status) {
        fake.agentIs(status.isEmpty() ? "offline" : status);
    }

    @BeforeEach
    void freshOdoo() {
        fake.reset();
    }

    private int questions() {
        return fake.receivedCalls(Models.USER, "search_read").size();
    }

    @ParameterizedTest
    @CsvSource({"presence_home_online, true", "presence_office_away, false", "leave_online, false", "im_partner, false"
    })
    void placesAndLeave_areUnderstood(String status, boolean there) {
        // When
        agentIs(status);
        // Then
        assertThat(presence().anyAgent()).isEqualTo(there);
    }

    @Test
    void anyAgentWhoIsOnline_isEnough() {
        // Given
        assertThat(fake.hires("Carla")).isPositive();
        agentIs("online");
        // Then
        assertThat(presence().anyAgent()).isTrue();
    }

    @Test
    void odoo_isAskedOncePerHalfMinute_howeverManyAsk() {
        // Given
        agentIs("online");
        OdooPresence presence = presence(Map.of(), time);
        // When
        assertThat(IntStream.range(0, 1_000).parallel().allMatch(i -> presence.anyAgent()))
                .isTrue();
        agentIs("offline");
        time.advance(Duration.ofMillis(29_999));
        boolean within = presence.anyAgent();
        int asked = questions();
        time.advance(Duration.ofMillis(2));
        boolean after = presence.anyAgent();
        // Then
        assertThat(within).isTrue();
        assertThat(asked).isEqualTo(1);
        assertThat(after).isFalse();
        assertThat(questions()).isEqualTo(2);
    }

    @Test
    void failures_areNobodyThere_andNotRepeatedForHalfAMinuteEither() {
        // Given
        agentIs("online");
        OdooPresence presence = presence(Map.of(), time);
        for (int i = 0; i <= config.readRetries(); i++) {
            fake.faultsOn(Models.USER, "search_read").faultNext(4, "no rights");
        }
        // When
        boolean there = IntStream.range(0, 100).anyMatch(i -> presence.anyAgent());
        // Then
        assertThat(there).isFalse();
        assertThat(questions()).isBetween(1, 1 + config.readRetries());
    }

    @Test
    void slowOdoo_delaysNobodyForLong() {
        // Given
        agentIs("online");
        OdooPresence presence = presence(Map.of("presenceWait", Duration.ofMillis(50)), time);
        Gate gate = fake.faultsOn(Models.USER, "search_read").holdNext();
        // When
        boolean meanwhile = presence.anyAgent();
        gate.open();
        // Then
        assertThat(meanwhile).isFalse();
        Awaitility.await().until(presence::anyAgent);
    }

    @Test
    void withoutOdoosOwnChat_nobodyIsKnownToBeThere() {
        // Given
        agentIs("online");
        fake.installation().withoutFields(Models.USER, "im_status");
        // Then
        assertThat(presence().anyAgent()).isFalse();
        assertThat(questions()).isZero();
    }
}
