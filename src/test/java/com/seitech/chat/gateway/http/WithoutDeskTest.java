package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

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
    void readMarkAndTyping_areNotSupported_andEverythingElseGoesOn() {
        // Given
        odoo.installation().withoutDesk();
        Chat chat = browser.start();
        String path = "/api/chat/support/" + chat.channel();
        // When
        Answer read = browser.post(path + "/read", Map.of("message_id", 1, "session_token", chat.token()));
        Answer typing = browser.post(path + "/typing", Map.of("session_token", chat.token()));
        // Then
        read.isError(501, "not_supported");
        typing.isError(501, "not_supported");
        odoo.agentReplies(chat.channel(), "Hi");
        assertThat(browser.messages(chat, "").isOk().json().path("messages")).hasSize(1);
    }
}
