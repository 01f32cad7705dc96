package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
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
