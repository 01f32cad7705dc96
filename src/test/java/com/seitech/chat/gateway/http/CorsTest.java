package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CORS, on every status. */
@QuarkusTest
@TestProfile(CorsTest.WithPattern.class)
final class CorsTest extends HttpTest {
    /** One tenant's sites by pattern, and few messages so that 429 comes soon. */
    public static final class WithPattern implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.cors.origins", "http://localhost:3000,http://localhost:4000",
                    "gateway.cors.origin-patterns", "https://[a-z0-9-]+\\\\.example\\\\.com",
                    "gateway.limits.send-burst", "1");
        }
    }

    private static final String SEND = "/api/chat/support/send";

    private static void isAllowed(Answer answer, String origin) {
        assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly(origin);
        assertThat(answer.header("Access-Control-Allow-Credentials")).containsExactly("true");
        assertThat(answer.header("Vary")).containsExactly("Origin");
        assertThat(answer.header("Access-Control-Expose-Headers")).containsExactly("Retry-After, X-Request-Id");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 400, 401, 403, 404, 405, 409, 413, 415, 429, 503})
    void everyStatus_hasTheHeadersOnce(int status) {
        // Given
        Chat chat = browser.start();
        // When
        Answer answer = provoke(status, chat);
        // Then
        assertThat(answer.status()).isEqualTo(status);
        isAllowed(answer, Browser.ORIGIN);
    }

    private Answer provoke(int status, Chat chat) {
        return switch (status) {
            case 200 -> browser.send(chat, "hi");
            case 400 -> browser.post(SEND, "{");
            case 401 -> browser.post(SEND, Map.of("channel_id", chat.channel(), "content", "x"));
            case 403 -> browser.send(new Chat(chat.channel(), "x"), "hi");
            case 404 -> browser.get("/nothing/here");
            case 405 -> browser.get(SEND);
            case 409 -> {
                odoo.closes(chat.channel());
                yield browser.send(chat, "hi");
            }
            case 413 -> browser.post(SEND, "x".repeat(1_000_000));
            case 415 -> browser.post(SEND, "text/plain", BodyPublishers.ofString("hi"));
            case 429 -> {
                browser.send(chat, "one").isOk();
                yield browser.send(chat, "two");
            }
            case 202 -> {
                odoo.stop();
                yield browser.send(chat, "hi");
            }
            case 503 -> {
                odoo.stop();
                yield browser.post("/api/chat/support", Map.of("name", "Jane Doe"));
            }
            default -> throw new IllegalArgumentException("no way to provoke " + status);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/chat/support",
                "/api/chat/support/send",
                "/api/chat/support/7/messages",
                "/api/chat/support/7/poll",
                "/api/chat/support/upload"
            })
    void preflight_isAnsweredForEveryCall(String path) {
        // When
        Answer answer = preflight(path, Browser.ORIGIN);
        // Then
        assertThat(answer.status()).isIn(200, 204);
        isAllowed(answer, Browser.ORIGIN);
        assertThat(list(answer, "Access-Control-Allow-Methods")).contains("GET", "POST", "DELETE");
        assertThat(list(answer, "Access-Control-Allow-Headers"))
                .contains(
                        "Content-Type",
                        "Authorization",
                        "X-Session-Token",
                        "Idempotency-Key",
                        "Last-Event-ID",
                        "X-Request-Id");
    }

    private static List<String> list(Answer answer, String header) {
        assertThat(answer.header(header)).hasSize(1);
        return List.of(answer.header(header).getFirst().split(", ", -1));
    }

    private Answer preflight(String path, String origin) {
        return browser.exchange(browser.request(path)
                .setHeader("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,x-session-token")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000", "https://shop.example.com", "https://www-2.example.com"})
    void allowedOrigins_areEchoed(String origin) {
        // When
        Answer answer =
                browser.exchange(browser.request("/api/chat/support/1/poll").setHeader("Origin", origin));
        // Then
        isAllowed(answer, origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "http://localhost:4000.evil.example",
                "http://localhost:40000",
                "https://localhost:4000",
                "http://LOCALHOST:4000/",
                "https://shop.example.com.evil.example",
                "https://shopXexample.com",
                "https://a.b.example.com",
                "*"
            })
    void otherOrigins_getNoCorsHeaders_andTheirCallIsAnsweredAsAnyOther(String origin) {
        // When
        Answer preflight = preflight(SEND, origin);
        Answer call =
                browser.exchange(browser.request("/api/chat/support/1/poll").setHeader("Origin", origin));
        // Then
        assertThat(List.of(preflight, call)).allSatisfy(answer -> {
            assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
            assertThat(answer.header("Vary")).containsExactly("Origin");
        });
        call.isError(401, "token_required");
    }

    @Test
    void callsWithoutOrigin_getNoCorsHeaders_butVary() {
        // When
        RawConnection client = RawConnection.open(base);
        client.write("GET /api/chat/support/1/poll HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        String answer = client.rest();
        // Then
        assertThat(answer).contains("Vary: Origin").doesNotContain("Access-Control");
    }
}
