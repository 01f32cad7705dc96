package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.http.Browser.Chat;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.Admission;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionToken;
import com.seitech.chat.gateway.tail.Polls;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Polls with nothing to tell are answered before all else; nobody can see that. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // injected
final class QuietPollTest extends HttpTest {
    @Inject
    Admission admission;

    @Inject
    Polls polls;

    @Test
    void quietAnswer_isTheOneThatTheResourceGives() {
        // Given
        Chat chat = quietChat();
        // When
        Answer quiet = browser.get(path(chat));
        Answer other = browser.get(path(chat) + "&wait=0");
        // Then
        assertThat(quiet.isOk().body()).isEqualTo(other.isOk().body());
        assertThat(headers(quiet)).isEqualTo(headers(other));
        assertThat(quiet.header("X-Request-Id")).hasSize(1).isNotEqualTo(other.header("X-Request-Id"));
    }

    @Test
    void quietAnswer_toAForeignOrigin_cannotBeReadThere() {
        // Given
        Chat chat = quietChat();
        // When
        Answer answer = browser.exchange(browser.request(path(chat)).setHeader("Origin", "https://elsewhere.example"));
        // Then
        assertThat(answer.isOk().header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.header("Vary")).containsExactly("Origin");
    }

    @Test
    void quietAnswer_repeatsTheRequestsId() {
        // Given
        Chat chat = quietChat();
        // When
        Answer answer = browser.exchange(browser.request(path(chat)).header("X-Request-Id", "mine-1"));
        // Then
        assertThat(answer.isOk().header("X-Request-Id")).containsExactly("mine-1");
    }

    @Test
    void pollWithABody_isAnswered_andSoIsTheNextOfItsConnection() {
        // Given
        Chat chat = quietChat();
        // When
        Answer withBody = browser.exchange(browser.request(path(chat)).method("GET", BodyPublishers.ofString("x")));
        Answer tooLarge = browser.exchange(
                browser.request(path(chat)).method("GET", BodyPublishers.ofString("x".repeat(1_000_000))));
        Answer next = browser.get(path(chat));
        // Then
        withBody.isOk();
        tooLarge.isError(413, "too_large");
        next.isOk();
    }

    @Test
    void pollOverHttp2_isAnsweredAlike() throws Exception {
        // Given
        Chat chat = quietChat();
        String usual = browser.get(path(chat)).isOk().body();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            // When
            client.send(browser.request(path(chat)).build(), BodyHandlers.ofString());
            HttpResponse<String> answer =
                    client.send(browser.request(path(chat)).build(), BodyHandlers.ofString());
            // Then
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(Answer.of(answer).isOk().body()).isEqualTo(usual);
            assertThat(answer.headers().allValues("Vary")).containsExactly("Origin");
        }
    }

    /** Surely answered from memory: see the route. */
    private Chat quietChat() {
        Chat chat = browser.start();
        browser.get(path(chat)).isOk();
        Session session = admission.admit(new SessionToken(chat.token()), new ChannelId(chat.channel()));
        assertThat(polls.quiet(session, new MessageId(0))).isNotNull();
        return chat;
    }

    private static String path(Chat chat) {
        return "/api/chat/support/" + chat.channel() + "/poll?session_token=" + chat.token() + "&last_message_id=0";
    }

    private static Map<String, ?> headers(Answer answer) {
        Map<String, Object> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers().map());
        headers.remove("X-Request-Id");
        return headers;
    }
}
