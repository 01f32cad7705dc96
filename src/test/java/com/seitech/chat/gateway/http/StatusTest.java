package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StatusTest.Forgetful.class)
final class StatusTest extends HttpTest {
    private static final String STATUS = "/api/chat/support/status";

    /** Asks Odoo anew each time. */
    public static final class Forgetful implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.odoo.presence-kept", "1ms", "gateway.odoo.agents-kept", "1ms");
        }
    }

    private void shows(boolean online, boolean agents, boolean accepts) {
        Answer answer = browser.get(STATUS).isOk();
        assertThat(answer.json().path("online").isBoolean()).isTrue();
        assertThat(answer.json().path("online").asBoolean()).as("online").isEqualTo(online);
        assertThat(answer.json().path("agents_available").asBoolean())
                .as("agents")
                .isEqualTo(agents);
        assertThat(answer.json().path("accepts_messages").asBoolean())
                .as("accepts")
                .isEqualTo(accepts);
        assertThat(answer.json()).hasSize(5);
    }

    private static void soon(ThrowingRunnable condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(condition);
    }

    @Test
    void light_isOn_andToldToAnybody() {
        soon(() -> shows(true, false, true));
    }

    @Test
    void agents_areThere_whenOneIsOnline() {
        // When
        odoo.agentIs("online");
        // Then
        soon(() -> shows(true, true, true));
        odoo.agentIs("away");
        soon(() -> shows(true, false, true));
    }

    /** A restart of Odoo does not switch the light off; but nothing can be sent meanwhile. */
    @Test
    void odooThatIsBrieflyAway_isOnlineStill_withoutAnError() {
        // Given
        odoo.agentIs("online");
        soon(() -> shows(true, true, true));
        // When
        odoo.stop();
        // Then
        soon(() -> shows(true, false, false));
        odoo.start();
        soon(() -> shows(true, true, true));
    }

    @Test
    void wrongSettings_acceptNoMessages() {
        // Given
        soon(() -> shows(true, false, true));
        // When
        odoo.installation().gatewayIsNobody();
        odoo.stop();
        soon(() -> shows(true, false, false));
        odoo.start();
        Awaitility.await().until(() -> odoo.posts() > 0);
        // Then
        shows(true, false, false);
    }

    private void offers(boolean desk) {
        JsonNode features = browser.get(STATUS).isOk().json().path("features");
        for (String always : List.of("close", "transcript")) {
            assertThat(features.path(always).asBoolean()).as(always).isTrue();
        }
        for (String ofTheDesk : List.of("typing", "read", "rating")) {
            assertThat(features.path(ofTheDesk).isBoolean()).isTrue();
            assertThat(features.path(ofTheDesk).asBoolean()).as(ofTheDesk).isEqualTo(desk);
        }
    }

    @Test
    void features_areThoseOfTheDesk_andCostNoCallForEachWhoLooks() {
        // Given
        soon(() -> offers(true));
        odoo.forgetCalls();
        // When
        for (int i = 0; i < 20; i++) {
            offers(true);
        }
        // Then
        // The monitor asks for fields as well, and for others.
        assertThat(odoo.receivedCalls("seitech.chat.channel", "fields_get"))
                .noneMatch(call -> call.toString().contains("desk_rating"));
        assertThat(odoo.receivedCalls("seitech.chat.deletion", "has_access")).isEmpty();
    }

    @Test
    void otherMethods_are405() {
        browser.exchange(browser.request(STATUS).method("DELETE", BodyPublishers.noBody()))
                .isError(405, "method_not_allowed");
        browser.post(STATUS, "{}").isError(405, "method_not_allowed");
    }

    @Test
    void pages_mayAskFromTheirOrigin() {
        assertThat(browser.get(STATUS).header("Access-Control-Allow-Origin")).containsExactly(Browser.ORIGIN);
    }
}
