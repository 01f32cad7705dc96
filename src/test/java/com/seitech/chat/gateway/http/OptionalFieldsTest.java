package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** A customer's module may lack the optional fields, from the start or since its last upgrade. */
@QuarkusTest
@TestProfile(OptionalFieldsTest.OfItsOwn.class)
final class OptionalFieldsTest extends HttpTest {
    /** A gateway of its own, since what it learns about the fields outlives a test. */
    public static final class OfItsOwn implements QuarkusTestProfile {}

    @Test
    void whenTheFieldsVanish_everythingElseGoesOn() {
        // Given
        Chat chat = browser.start();
        long own = browser.send(chat, "hello").json().path("message_id").asLong();
        browser.messages(chat, "").isOk();
        odoo.installation().withoutOptionalFields();
        odoo.agentReplies(chat.channel(), "Hi");
        // When
        Answer news = browser.news(chat, Long.toString(own));
        Answer page = browser.messages(chat, "");
        // Then
        assertThat(news.isOk().json().path("messages")).hasSize(1);
        assertThat(page.isOk().json().path("messages")).hasSize(2);
        assertThat(page.json().path("messages").path(0).path("status").asText()).isEqualTo("sent");
    }
}
