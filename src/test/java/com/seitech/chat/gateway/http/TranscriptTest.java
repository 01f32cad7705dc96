package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code GET …/transcript}. */
@QuarkusTest
@TestProfile(TranscriptTest.Bounded.class)
final class TranscriptTest extends HttpTest {
    private static final String TIME = "\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC] ";

    /** Short pages, and a short end. */
    public static final class Bounded implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.conversation.max-page-size", "4",
                    "gateway.conversation.transcript-messages", "10",
                    "gateway.conversation.transcript-text", "20000",
                    "gateway.conversation.page-size", "3",
                    "gateway.outbox.patience", "300ms",
                    "gateway.feed.patience", "500ms",
                    "gateway.limits.transcripts-per-minute", "6");
        }
    }

    @AfterEach
    void goOn() {
        odoo.start();
    }

    private Answer transcript(Chat chat, String accept) {
        HttpRequest.Builder request = browser.request(path(chat)).header("X-Session-Token", chat.token());
        return browser.exchange((accept.isEmpty() ? request : request.header("Accept", accept)).GET());
    }

    private static String path(Chat chat) {
        return "/api/chat/support/" + chat.channel() + "/transcript";
    }

    private List<String> lines(Chat chat) {
        return transcript(chat, "").body().lines().toList();
    }

    private static List<String> contents(Answer json) {
        return json.json().path("messages").findValuesAsText("content");
    }

    @Test
    void asText_itIsForPeople() {
        // Given
        Chat chat = browser.start("Jane Doe");
        browser.send(chat, "Hello 😀\n[2020-01-01 00:00 UTC] Amina: not she").isOk();
        browser.upload(chat, new Multipart().file("note.txt", "text/plain", "a note".getBytes(UTF_8)))
                .isOk();
        odoo.agentReplies(chat.channel(), "مرحبا");
        odoo.announces(chat.channel(), "Chat closed");
        // When
        Answer answer = transcript(chat, "");
        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type"))
                .singleElement()
                .asString()
                .isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(answer.header("Content-Disposition"))
                .containsExactly("attachment; filename=\"chat-" + chat.channel() + ".txt\"");
        assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly(Browser.ORIGIN);
        assertThat(answer.header("Cache-Control")).containsExactly("no-store");
        List<String> lines = answer.body().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("Chat " + chat.channel());
        assertThat(lines.get(1)).matches("Started: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC");
        assertThat(lines.get(2)).isEqualTo("State: active");
        assertThat(lines.get(3)).isEmpty();
        assertThat(lines.get(4)).matches(TIME + "Jane Doe: Hello 😀");
        assertThat(lines.get(5)).isEqualTo("    [2020-01-01 00:00 UTC] Amina: not she");
        assertThat(lines.get(6)).matches(TIME + "Jane Doe: file: note.txt \\(6 B\\)");
        assertThat(lines.get(7)).matches(TIME + "Amina Agent: مرحبا");
        assertThat(lines.get(8)).matches(TIME + ".*\\(system\\): Chat closed");
        assertThat(lines).hasSize(9);
    }

    @Test
    void asJson_messagesAreThoseOfThePage() {
        // Given
        Chat chat = browser.start();
        browser.send(chat, "Hello").isOk();
        odoo.agentReplies(chat.channel(), "Hi");
        // When
        Answer answer = transcript(chat, "application/json").isOk();
        // Then
        JsonNode json = answer.json();
        assertThat(json.path("channel_id").asLong()).isEqualTo(chat.channel());
        assertThat(json.path("started_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(json.path("state").asText()).isEqualTo("active");
        assertThat(json.path("has_more").asBoolean(true)).isFalse();
        assertThat(json.has("degraded")).isFalse();
        assertThat(json.path("messages"))
                .isEqualTo(browser.messages(chat, "").json().path("messages"));
        assertThat(answer.header("Content-Disposition").getFirst()).startsWith("attachment; filename=\"chat-");
    }

    @Test
    void whatIsNotThere_isGivenAsText() {
        // Given
        Chat chat = browser.start();
        // When
        Answer html = transcript(chat, "text/html, application/xml;q=0.9");
        Answer nonsense = transcript(chat, ";;;,/,q=,application/");
        Answer byQuery = browser.get(path(chat) + "?session_token=" + chat.token());
        // Then
        for (Answer answer : List.of(html, nonsense, byQuery)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).startsWith("Chat " + chat.channel() + "\n");
        }
    }

    @Test
    void longChat_isReadPageByPage_andTheOldestAreLeftOut() {
        // Given
        Chat chat = browser.start();
        IntStream.rangeClosed(1, 13).forEach(i -> odoo.agentReplies(chat.channel(), "m" + i));
        // When
        Answer json = transcript(chat, "application/json").isOk();
        // Then
        assertThat(contents(json))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(4, 13).mapToObj(i -> "m" + i).toList());
        assertThat(json.json().path("has_more").asBoolean()).isTrue();
        assertThat(lines(chat)).contains("Older messages are left out.").hasSize(15);
    }

    @Test
    void asLongAsTheBound_nothingIsLeftOut() {
        // Given
        Chat chat = browser.start();
        IntStream.rangeClosed(1, 10).forEach(i -> odoo.agentReplies(chat.channel(), "m" + i));
        // Then
        assertThat(transcript(chat, "application/json")
                        .isOk()
                        .json()
                        .path("has_more")
                        .asBoolean(true))
                .isFalse();
        assertThat(lines(chat)).doesNotContain("Older messages are left out.");
    }

    @Test
    void muchText_isABoundToo() {
        // Given
        Chat chat = browser.start();
        IntStream.rangeClosed(1, 9).forEach(i -> odoo.agentReplies(chat.channel(), i + "x".repeat(6_000)));
        // When
        Answer json = transcript(chat, "application/json").isOk();
        // Then
        assertThat(contents(json)).hasSize(4);
        assertThat(json.json().path("has_more").asBoolean()).isTrue();
    }

    @Test
    void closedChat_hasOne() {
        // Given
        Chat chat = browser.start();
        odoo.agentReplies(chat.channel(), "Bye");
        odoo.closes(chat.channel());
        // Then
        assertThat(lines(chat)).contains("State: closed").hasSize(5);
    }

    @Test
    void whileOdooIsAway_itIsWhatIsKnownHere_withWhatIsQueued() {
        // Given
        Chat chat = browser.start();
        browser.send(chat, "delivered").isOk();
        browser.messages(chat, "").isOk();
        odoo.stop();
        assertThat(browser.send(chat, "waits").status()).isEqualTo(202);
        // When
        await().until(() -> browser.messages(chat, "").json().path("degraded").asBoolean());
        Answer json = transcript(chat, "application/json").isOk();
        List<String> text = lines(chat);
        // Then
        assertThat(json.json().path("degraded").asBoolean()).isTrue();
        assertThat(contents(json)).containsExactly("delivered", "waits");
        assertThat(json.json().path("messages").path(1).path("status").asText()).isEqualTo("queued");
        assertThat(text.get(3)).contains("cannot be reached");
        assertThat(text.getLast()).matches(TIME + "Jane Doe \\(queued, .*\\): waits");
    }

    @Test
    void tooManyOfThem_areRefused_asJson() {
        // Given
        Chat chat = browser.start();
        for (int i = 0; i < 6; i++) {
            assertThat(transcript(chat, "").status()).isEqualTo(200);
        }
        // Then
        transcript(chat, "text/plain").isError(429, "rate_limited");
    }

    @Test
    void otherVisitors_haveNone() {
        // Given
        Chat mine = browser.start();
        Chat theirs = browser.start();
        // Then
        transcript(new Chat(theirs.channel(), mine.token()), "").isError(403, "invalid_session");
        browser.get(path(theirs)).isError(401, "token_required");
    }
}
