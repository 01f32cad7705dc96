package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.fake.FakeChannel;
import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /api/chat/support}. */
@QuarkusTest
final class StartTest extends HttpTest {
    private static final String PATH = "/api/chat/support";

    @Test
    void start_makesAChannelInOdooForTheVisitor() {
        // When
        Answer answer = browser.post(PATH, Map.of("name", " Jane\nDoe 😀 ", "email", "jane@example.com"));
        // Then
        FakeChannel channel =
                odoo.channel(answer.isOk().json().path("channel_id").asLong());
        assertThat(channel.type()).isEqualTo("public_support");
        assertThat(channel.state()).isEqualTo("active");
        assertThat(channel.visitorInfo()).isEqualTo(Map.of("name", "Jane Doe 😀", "email", "jane@example.com"));
        assertThat(channel.members()).containsExactly(odoo.agent());
    }

    @Test
    void token_isUnguessableAndNeverSentToOdoo() {
        // When
        Chat chat = browser.start();
        browser.send(chat, "hello").isOk();
        browser.poll(chat, "0").isOk();
        // Then
        assertThat(chat.token()).matches("[A-Za-z0-9_-]{43}");
        assertThat(odoo.channel(chat.channel()).sessionToken()).isEmpty();
        assertThat(odoo.receivedCalls().toString()).doesNotContain(chat.token());
    }

    @Test
    void start_takesAForm() {
        // When
        Answer answer = browser.post(
                PATH,
                "application/x-www-form-urlencoded",
                BodyPublishers.ofString("name=J%C3%BCrgen+O%27Neil&email=j%40example.com"));
        // Then
        long channel = answer.isOk().json().path("channel_id").asLong();
        assertThat(odoo.channel(channel).visitorInfo())
                .isEqualTo(Map.of("name", "Jürgen O'Neil", "email", "j@example.com"));
    }

    @Test
    void start_withTheTokenOfAnOpenChat_resumesIt() {
        // Given
        Chat chat = browser.start();
        // When
        Answer answer = browser.post(PATH, Map.of("name", "Jane", "session_token", chat.token()));
        // Then
        assertThat(answer.isOk().json().path("resumed").asBoolean()).isTrue();
        assertThat(answer.json().path("channel_id").asLong()).isEqualTo(chat.channel());
        assertThat(answer.json().path("session_token").asText()).isEqualTo(chat.token());
        assertThat(odoo.channels()).hasSize(1);
    }

    @Test
    void start_withTheTokenOfAClosedChat_makesANewOne() {
        // Given
        Chat chat = browser.start();
        odoo.closes(chat.channel());
        // When
        Answer answer = browser.post(PATH, Map.of("name", "Jane", "session_token", chat.token()));
        // Then
        assertThat(answer.isOk().json().has("resumed")).isFalse();
        assertThat(answer.json().path("channel_id").asLong()).isNotEqualTo(chat.channel());
        assertThat(answer.json().path("session_token").asText()).isNotEqualTo(chat.token());
    }

    @Test
    void start_withATokenOfSomebodysChoice_doesNotAdoptIt() {
        // Given
        String chosen = "A".repeat(43);
        // When
        Answer answer = browser.post(PATH, Map.of("name", "Jane", "session_token", chosen));
        // Then
        assertThat(answer.isOk().json().path("session_token").asText()).isNotEqualTo(chosen);
        assertThat(answer.json().has("resumed")).isFalse();
    }

    @Test
    void start_whileOdooIsDown_saysSo() {
        // Given
        odoo.stop();
        // When
        Answer answer = browser.post(PATH, Map.of("name", "Jane"));
        // Then
        answer.isError(503, "odoo_unavailable");
    }

    @Test
    void resume_whileOdooIsDown_keepsTheChat() {
        // Given
        Chat chat = browser.start();
        odoo.stop();
        // When
        Answer answer = browser.post(PATH, Map.of("name", "Jane", "session_token", chat.token()));
        // Then
        assertThat(answer.isOk().json().path("channel_id").asLong()).isEqualTo(chat.channel());
    }

    @Test
    void start_whenOdoosReplyIsLost_makesOneChannel() {
        // Given
        odoo.faultsOn("seitech.chat.channel", "load").dropReplyAfterCommit(1);
        // When
        Answer answer = browser.post(PATH, Map.of("name", "Jane"));
        // Then
        assertThat(odoo.channels())
                .extracting(FakeChannel::id)
                .isEqualTo(List.of(answer.isOk().json().path("channel_id").asLong()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                        | name
            {"name": ""}                              | name
            {"name": " \\n "}                         | name
            {"name": null}                            | name
            {"name": 5}                               | name
            {"name": true}                            | name
            {"name": ["Jane"]}                        | name
            {"name": {"first": "Jane"}}               | name
            {"name": "Jane", "email": "not an address"} | email
            {"name": "Jane", "email": 7}              | email
            {"name": "Jane", "session_token": 7}      | session_token
            null                                      | body
            []                                        | body
            "Jane"                                    | body
            {"name": "Jane"                           | body
            {name: Jane}                              | body
            """)
    void start_withBadInput_namesTheFieldAndDoesNotAskOdoo(String body, String field) {
        // Given
        odoo.forgetCalls();
        // When
        Answer answer = browser.post(PATH, body);
        // Then
        answer.isError(400, "invalid_request").blames(field);
        assertThat(odoo.channels()).isEmpty();
        assertThat(odoo.receivedCalls("seitech.chat.channel", "load")).isEmpty();
    }

    @Test
    void start_withANameAtTheLimit_isTaken_andOneOverIsNot() {
        // When
        Answer taken = browser.post(PATH, Map.of("name", "x".repeat(100)));
        Answer refused = browser.post(PATH, Map.of("name", "x".repeat(101)));
        // Then
        taken.isOk();
        refused.isError(400, "invalid_request").blames("name");
    }
}
