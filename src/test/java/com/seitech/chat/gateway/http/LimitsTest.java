package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The limits as they are by default. */
@QuarkusTest
@TestProfile(LimitsTest.Defaults.class)
final class LimitsTest extends HttpTest {
    /** As delivered; and a proxy on this machine, so that the tests can come from many addresses. */
    public static final class Defaults implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.limits.channel-burst", "40",
                    "gateway.limits.read-burst", "20",
                    "gateway.http.trusted-proxies", "127.0.0.1,10.0.0.9");
        }
    }

    private List<Integer> startAs(String forwardedFor, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> {
                    HttpRequest.Builder request = browser.request("/api/chat/support")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"name\":\"Jane\"}"));
                    return browser.exchange(request.header("X-Forwarded-For", forwardedFor))
                            .status();
                })
                .toList();
    }

    @Test
    void channelsOfOneAddress_areLimited_andThoseOfAnotherAreNot() {
        // When
        List<Integer> flood = startAs("203.0.113.7", 45);
        List<Integer> other = startAs("203.0.113.8", 1);
        // Then
        assertThat(flood.subList(0, 40)).containsOnly(200);
        assertThat(flood.subList(42, 45)).containsOnly(429);
        assertThat(other).containsOnly(200);
    }

    @Test
    void theAddressIsTheOneThatOurProxySaw_notOneThatTheClientClaims() {
        // When
        List<Integer> flood = IntStream.range(0, 45)
                .mapToObj(i -> startAs("198.51.100." + i + ", 203.0.113.9, 10.0.0.9", 1)
                        .getFirst())
                .toList();
        // Then
        assertThat(flood.subList(42, 45)).containsOnly(429);
    }

    @Test
    void sendsOfOneSession_areLimited_andThoseOfAnotherAreNot() {
        // Given
        odoo.reset();
        Chat flooding = browser.start();
        Chat other = browser.start();
        // When
        List<Answer> flood = IntStream.range(0, 60)
                .parallel()
                .mapToObj(i -> browser.send(flooding, "m" + i))
                .toList();
        // Then
        assertThat(flood).filteredOn(answer -> answer.status() == 200).hasSizeBetween(30, 55);
        assertThat(flood)
                .filteredOn(answer -> answer.status() != 200)
                .isNotEmpty()
                .allSatisfy(answer -> answer.isError(429, "rate_limited"));
        browser.send(other, "hi").isOk();
    }

    /** Each costs Odoo as much. */
    @Test
    void ratingsAndClosings_countAsSends() {
        // Given
        Chat chat = browser.start();
        for (EveryCall call : List.of(EveryCall.RATING, EveryCall.CLOSE)) {
            // When
            List<Answer> flood = IntStream.range(0, 60)
                    .parallel()
                    .mapToObj(i -> browser.exchange(call.of(browser, chat)))
                    .toList();
            // Then
            assertThat(flood)
                    .filteredOn(answer -> answer.status() != 200)
                    .isNotEmpty()
                    .allSatisfy(answer -> answer.isError(429, "rate_limited"));
        }
    }

    @Test
    void whatOneSessionAsksOdooFor_isLimited_andThenAnsweredWithoutIt() {
        // Given
        Chat chat = browser.start();
        long last = odoo.agentReplies(chat.channel(), "Hello");
        // When
        List<Answer> flood = IntStream.range(0, 60)
                .mapToObj(i -> browser.messages(chat, "?before_id=" + (last + 1)))
                .toList();
        // Then
        assertThat(flood).allSatisfy(Answer::isOk);
        assertThat(flood.subList(0, 20))
                .allSatisfy(answer -> assertThat(answer.json().path("messages")).hasSize(1));
        assertThat(flood)
                .filteredOn(answer -> answer.json().path("degraded").asBoolean())
                .isNotEmpty();
        // And whoever reloads the page goes on with his chat.
        Map<String, String> resuming = Map.of("name", "Jane", "session_token", chat.token());
        Answer resumed = browser.post("/api/chat/support", resuming).isOk();
        assertThat(resumed.json().path("channel_id").asLong()).isEqualTo(chat.channel());
    }

    @Test
    void uploadsOfOneSession_areLimited() {
        // Given
        Chat chat = browser.start();
        // When
        List<Integer> flood = IntStream.range(0, 12)
                .mapToObj(i -> browser.upload(
                                chat, new Multipart().file("a.txt", "text/plain", ("a" + i).getBytes(UTF_8)))
                        .status())
                .toList();
        // Then
        assertThat(flood.subList(0, 10)).containsOnly(200);
        assertThat(flood.getLast()).isEqualTo(429);
    }

    @Test
    void tenPollsASecond_areNeverLimited() {
        // Given
        Chat chat = browser.start();
        // When
        List<Integer> polls = IntStream.range(0, 60)
                .mapToObj(i -> browser.poll(chat, "0").status())
                .toList();
        // Then
        assertThat(polls).containsOnly(200);
    }
}
