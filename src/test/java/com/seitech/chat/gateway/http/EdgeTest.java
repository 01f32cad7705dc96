package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every call: errors as JSON, bounded bodies, request ids. */
@QuarkusTest
final class EdgeTest extends HttpTest {
    private static final String SEND = "/api/chat/support/send";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nothing",
                "/api",
                "/api/chat",
                "/api/chat/support/abc/poll",
                "/api/chat/support/poll",
                "/api/chat/support//poll",
                "/api/chat/support/1/2/3",
                "/q/health",
                "/api/chat/support/-1/poll",
                "/web/content/a/a.txt",
                "/web/content/1"
            })
    void unknownPaths_are404AsJson(String path) {
        // When
        Answer answer = browser.get(path);
        // Then
        answer.isError(404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/odoo/nudge/", "/internal/odoo/nudge/0123456789abcdef"})
    void nudges_areUnknown_withoutASecret(String path) {
        // When
        Answer answer = browser.post(path, "{}");
        // Then
        answer.isError(404, "not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/chat/support",
        "PUT, /api/chat/support/send",
        "POST, /api/chat/support/1/poll",
        "DELETE, /api/chat/support/upload"
    })
    void wrongMethods_are405AsJson(String method, String path) {
        // When
        Answer answer = browser.exchange(browser.request(path).method(method, BodyPublishers.noBody()));
        // Then
        answer.isError(405, "method_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"})
    void otherContentTypes_are415AsJson(String type) {
        // When
        Answer answer = browser.post(SEND, type, BodyPublishers.ofString("{}"));
        // Then
        answer.isError(415, "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tenMegabytesOfJson_areRefused_announcedOrNot(boolean announced) {
        // Given
        String body = "{\"content\":\"" + "a".repeat(10 * 1024 * 1024) + "\"}";
        var publisher = BodyPublishers.ofString(body);
        // When
        Answer answer =
                browser.post(SEND, "application/json", announced ? publisher : BodyPublishers.fromPublisher(publisher));
        // Then
        answer.isError(413, "too_large");
        assertThat(odoo.receivedCalls("seitech.chat.message", "load")).isEmpty();
    }

    @Test
    void deepJson_isABadRequest() {
        // When
        Answer answer = browser.post(SEND, "{\"content\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}");
        // Then
        answer.isError(400, "invalid_request");
    }

    @Test
    void bytesThatAreNoUtf8_areABadRequest() {
        // When
        Answer answer = browser.post(
                SEND, "application/json", BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xC3, '(', '"', '}'
                }));
        // Then
        answer.isError(400, "invalid_request");
    }

    @Test
    void slowBodies_areCutOff() {
        // Given
        try (RawConnection client = RawConnection.open(base)) {
            client.head("POST " + SEND, "Content-Type: application/json", "Content-Length: 100");
            client.write(new byte[] {'{'});
            // When
            String status = client.statusLine();
            // Then
            assertThat(status).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"abc-123_x.Y, true", "'with blank', false", "'<script>', false"})
    void requestIds_areRepeated_whenHarmless(String given, boolean repeated) {
        // When
        Answer answer =
                browser.exchange(browser.request("/api/chat/support/1/poll").header("X-Request-Id", given));
        // Then
        assertThat(answer.header("X-Request-Id")).hasSize(1);
        assertThat(answer.header("X-Request-Id").getFirst().equals(given)).isEqualTo(repeated);
    }

    @Test
    void serverErrors_carryTheRequestsIdAsReference_andNothingFromInside() {
        // Given
        Chat chat = browser.start();
        odoo.faultsOn("seitech.chat.message", "load")
                .faultNext(
                        1,
                        "Traceback (most recent call last):\n  File \"/opt/odoo/secret.py\"\nValueError: inner detail");
        // When
        Answer answer = browser.send(chat, "hi");
        // Then
        answer.isError(503, "cannot_keep");
        assertThat(answer.json().path("reference").asText())
                .isEqualTo(answer.header("X-Request-Id").getFirst());
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("inner");
    }

    @Test
    void http2_isSpokenToo() throws Exception {
        // Given
        Chat chat = browser.start();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpRequest.Builder small = browser.request(SEND)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"channel_id\":%d,\"session_token\":\"%s\",\"content\":\"hi\"}"
                            .formatted(chat.channel(), chat.token())));
            HttpRequest.Builder large = browser.request(SEND)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.fromPublisher(
                            BodyPublishers.ofString("{\"content\":\"" + "a".repeat(1_000_000) + "\"}")));
            // When
            HttpResponse<String> taken = client.send(small.build(), BodyHandlers.ofString());
            HttpResponse<String> refused = client.send(large.build(), BodyHandlers.ofString());
            // Then
            assertThat(taken.version()).isEqualTo(HttpClient.Version.HTTP_2);
            Answer.of(taken).isOk();
            Answer.of(refused).isError(413, "too_large");
        }
    }

    @Test
    void answers_areKeptByNobody_andSayNothingOfTheServer() {
        // Given
        Chat chat = browser.start();
        String poll = "/api/chat/support/" + chat.channel() + "/poll?last_message_id=0&session_token=" + chat.token();
        browser.get(poll).isOk();
        // When
        List<Answer> answers = List.of(
                browser.get(poll),
                browser.get(poll.replace("last_message_id=0", "last_message_id=x")),
                browser.send(chat, "Hello"),
                browser.get("/api/chat/support/status"),
                browser.get("/nowhere"),
                browser.get("/web/content/1/a.png?token=x"),
                browser.post("/api/chat/support/send", "x".repeat(1_000_000)),
                browser.exchange(browser.request("/api/chat/support/send")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .header("Access-Control-Request-Method", "POST")));
        // Then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.header("Cache-Control")).containsExactly("no-store");
            assertThat(answer.header("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.header("Server")).isEmpty();
            assertThat(answer.header("X-Powered-By")).isEmpty();
        });
    }

    @Test
    void answerThatIsOpenedAsAPage_runsNothing_isInNoFrame_andTellsNobodyItsAddress() {
        // Given
        Chat chat = browser.start();
        // When
        List<Answer> answers = List.of(
                browser.messages(chat, ""),
                browser.get("/api/chat/support/status"),
                browser.get("/nowhere"),
                browser.get("/web/content/1/a.png?token=x"));
        // Then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.header("Content-Security-Policy"))
                    .containsExactly("default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.header("X-Frame-Options")).containsExactly("DENY");
            assertThat(answer.header("Referrer-Policy")).containsExactly("no-referrer");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"typing", "send"})
    void postWithoutABody_needsNoContentType(String call) {
        // Given
        Chat chat = browser.start();
        String path = "/api/chat/support/" + (call.equals("send") ? call : chat.channel() + "/" + call);
        // When
        Answer answer = browser.exchange(
                browser.request(path).header("X-Session-Token", chat.token()).POST(BodyPublishers.noBody()));
        // Then
        assertThat(answer.status()).isEqualTo(call.equals("typing") ? 200 : 400);
    }

    @Test
    void bodyOfAnyTypeWithAStar_isBoundedAsWell() {
        // Given
        BodyPublisher endless = BodyPublishers.fromPublisher(
                BodyPublishers.ofString("{\"content\":\"" + "a".repeat(1_000_000) + "\"}"));
        // When
        Answer answer = browser.post(SEND, "*/*", endless);
        // Then
        answer.isError(413, "too_large");
    }

    @Test
    void queryThatIsTooLong_isRefusedByName() {
        // When
        Answer answer = browser.get("/api/chat/support/1/poll?session_token=x&last_message_id=" + "1".repeat(4_000)
                + "&x=" + "y".repeat(80));
        // Then
        answer.isError(400, "invalid_request");
        assertThat(answer.json().path("field").asText()).isEqualTo("query");
    }

    @Test
    void tooManyHeaders_areRefusedByName() {
        // Given
        HttpRequest.Builder request = browser.request("/api/chat/support/status");
        IntStream.range(0, 101).forEach(i -> request.header("X-" + i, "1"));
        // When
        Answer answer = browser.exchange(request);
        // Then
        answer.isError(400, "invalid_request");
        assertThat(answer.json().path("field").asText()).isEqualTo("headers");
    }

    @Test
    void jsonThatIsTooDeep_isRefused() {
        // Given
        String deep = "[".repeat(1_000) + "]".repeat(1_000);
        // When
        Answer answer = browser.post(SEND, "{\"extra\":" + deep + "}");
        // Then
        answer.isError(400, "invalid_request");
    }
}
