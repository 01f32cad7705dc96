package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What needs the agents' addon says so where it is missing. */
@QuarkusTest
@TestProfile(WithoutDeskTest.OfItsOwn.class)
final class WithoutDeskTest extends HttpTest {
    /** A gateway of its own, since what it learns about the desk outlives a test. */
    public static final class OfItsOwn implements QuarkusTestProfile {}

    @Test
    void readMarkTypingAndRating_areNotSupported_andEverythingElseGoesOn() {
        // Given
        odoo.installation().withoutDesk();
        Chat chat = browser.start();
        String path = "/api/chat/support/" + chat.channel();
        // When
        Answer read = browser.post(path + "/read", Map.of("message_id", 1, "session_token", chat.token()));
        Answer typing = browser.post(path + "/typing", Map.of("session_token", chat.token()));
        Answer rating = browser.post(path + "/rating", Map.of("rating", 5, "session_token", chat.token()));
        // Then
        rating.isError(501, "not_supported");
        read.isError(501, "not_supported");
        typing.isError(501, "not_supported");
        await().untilAsserted(() -> {
            JsonNode features =
                    browser.get("/api/chat/support/status").isOk().json().path("features");
            assertThat(features.path("rating").asBoolean(true)).isFalse();
            assertThat(features.path("typing").asBoolean(true)).isFalse();
            assertThat(features.path("close").asBoolean(false)).isTrue();
        });
        odoo.agentReplies(chat.channel(), "Hi");
        assertThat(browser.messages(chat, "").isOk().json().path("messages")).hasSize(1);
        browser.post(path + "/close", Map.of("session_token", chat.token())).isOk();
        assertThat(odoo.channel(chat.channel()).state()).isEqualTo("closed");
    }
}
