package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Besides what a real Odoo shows too: what would take another Odoo, or another chat module. */
@QuarkusTest
@WithTestResource(FakeOdooResource.class)
@SuppressWarnings("NullAway.Init") // injected
final class MonitorFakeTest extends MonitorContract {
    FakeOdoo fake;

    @Override
    protected OdooUnderTest odoo() {
        return FakeUnderTest.of(fake);
    }

    @AfterEach
    void repair() {
        fake.reset();
    }

    @Test
    void missingModel_isToldWithItsCure() {
        // Given
        fake.installation().withoutModel(Models.MESSAGE);

        // Then
        assertThat(problemsWith(Map.of()))
                .containsExactly("seitech.chat.message does not exist: install or upgrade the chat module"
                        + " (odoo -u seitech_elearning -d <database>)");
    }

    @Test
    void missingFields_areToldWithTheirCure() {
        // Given
        fake.installation().withoutFields(Models.CHANNEL, "visitor_info", "moderator_ids");

        // Then
        assertThat(problemsWith(Map.of()))
                .containsExactly("seitech.chat.channel lacks moderator_ids, visitor_info: upgrade the chat module"
                        + " (odoo -u seitech_elearning -d " + fake.database() + ")");
    }

    @Test
    void missingOptionalFields_areNoProblem() {
        // Given
        fake.installation().withoutOptionalFields();

        // Then
        assertThat(problemsWith(Map.of())).isEmpty();
    }

    @Test
    void oneMissingRight_isNamed() {
        // Given
        fake.installation().withoutRight(Models.ATTACHMENT, "create");

        // Then
        assertThat(problemsWith(Map.of()))
                .containsExactly("the user chat_gateway may not create ir.attachment: add it to the group"
                        + " \"Chat gateway\" (module seitech_chat_desk)");
    }

    @Test
    void oldVersion_isTold() {
        // Given
        fake.installation().version("18.0");

        // Then
        assertThat(problemsWith(Map.of()))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("18.0", "needs Odoo 19"));
    }

    @Test
    void signsOfLife_countForTheirTime_whateverElseIsWrong() {
        // Given
        TestClock time = new TestClock();
        OdooMonitor other = monitorWith(Map.of("login", "nobody_at_all"), time);
        Duration halfAMinute = Duration.ofSeconds(30);
        boolean unasked = other.hasAnsweredWithin(halfAMinute);
        // When
        other.look();
        fake.installation().unhealthy();
        time.advance(halfAMinute.minusMillis(1));
        other.look();
        boolean within = other.hasAnsweredWithin(halfAMinute);
        time.advance(Duration.ofMillis(1));
        boolean after = other.hasAnsweredWithin(halfAMinute);
        // Then
        assertThat(unasked).isFalse();
        assertThat(within).isTrue();
        assertThat(after).isFalse();
    }

    private static OdooStatus lookOf(OdooMonitor monitor) {
        monitor.look();
        return monitor.status();
    }

    private static void isAwaySince(OdooStatus status, @Nullable Instant since) {
        assertThat(status)
                .isInstanceOfSatisfying(
                        OdooStatus.Away.class, away -> assertThat(away.since()).isEqualTo(since));
    }

    @Test
    void readyOdoo_isAwaySinceItWasMissed_untilItIsWhole() {
        // Given
        TestClock time = new TestClock();
        OdooMonitor other = monitorWith(Map.of(), time);
        OdooStatus first = lookOf(other);
        fake.stop();
        time.advance(Duration.ofSeconds(7));
        // When
        OdooStatus missed = lookOf(other);
        time.advance(Duration.ofSeconds(5));
        OdooStatus stillMissed = lookOf(other);
        fake.start();
        fake.installation().withoutVersion();
        OdooStatus starting = lookOf(other);
        fake.reset();
        OdooStatus last = lookOf(other);
        // Then
        Instant since = TestClock.START.plusSeconds(7);
        assertThat(first).isEqualTo(new OdooStatus.Ready());
        isAwaySince(missed, since);
        isAwaySince(stillMissed, since);
        isAwaySince(starting, since);
        assertThat(last).isEqualTo(new OdooStatus.Ready());
    }

    @Test
    void odooThatWasNeverReady_isAwaySinceEver() {
        // Given
        OdooMonitor other = monitorWith(Map.of());
        // When
        fake.stop();
        // Then
        isAwaySince(lookOf(other), null);
    }

    @Test
    void odooThatComesBackWrong_isWrongAtOnce_andNotMissedAfterwards() {
        // Given
        OdooMonitor other = monitorWith(Map.of());
        other.look();
        fake.stop();
        other.look();
        // When
        fake.installation().withoutFields(Models.CHANNEL, "visitor_info");
        fake.start();
        OdooStatus back = lookOf(other);
        fake.stop();
        OdooStatus gone = lookOf(other);
        // Then
        assertThat(back).isInstanceOf(OdooStatus.Wrong.class);
        isAwaySince(gone, null);
    }

    @Test
    void silentOdoo_isToldWithItsAddress() {
        // Given
        fake.installation().unhealthy();

        // Then
        assertThat(problemsWith(Map.of()))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem).contains("does not answer under " + fake.url(), "gateway.odoo.url"));
    }
}
