package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.fake.ReceivedCall;
import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Odoo is told for which request of a visitor a call is made. */
@QuarkusTest
@TestProfile(MetricsTest.WithANudge.class)
final class RequestContextTest extends HttpTest {
    private static final String MESSAGE = "seitech.chat.message";
    private static final String KEY = "gateway_request_id";

    private static Map<?, ?> contextOf(ReceivedCall call) {
        return call.kwargs().get("context") instanceof Map<?, ?> context ? context : Map.of();
    }

    private static @Nullable Object requestOf(ReceivedCall call) {
        return contextOf(call).get(KEY);
    }

    private List<String> requestsOf(String model, String method) {
        return odoo.receivedCalls(model, method).stream()
                .map(call -> String.valueOf(requestOf(call)))
                .toList();
    }

    private Answer send(Chat chat, String id) {
        String body = "{\"channel_id\":%d,\"session_token\":\"%s\",\"content\":\"%s\"}"
                .formatted(chat.channel(), chat.token(), id);
        return browser.exchange(browser.request("/api/chat/support/send")
                .header("Content-Type", "application/json")
                .header("X-Request-Id", id)
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void eachMessage_comesWithTheRequestThatBroughtIt() {
        // Given
        Chat chat = browser.start();
        // When
        send(chat, "first-one").isOk();
        send(chat, "second-one").isOk();
        // Then
        assertThat(requestsOf(MESSAGE, "load")).isEqualTo(List.of("first-one", "second-one"));
        assertThat(contextOf(odoo.receivedCalls(MESSAGE, "load").getFirst()).get("image_no_postprocess"))
                .isEqualTo(true);
    }

    @Test
    void messageThatWaited_stillComesWithIt() {
        // Given
        Chat chat = browser.start();
        odoo.faultsOn(MESSAGE, "load").httpStatusNext(503, "");
        // When
        send(chat, "one-that-waits");
        // Then
        await().untilAsserted(() ->
                assertThat(requestsOf(MESSAGE, "load")).hasSizeGreaterThan(1).containsOnly("one-that-waits"));
    }

    @Test
    void startOfAChat_comesWithItsRequest_namedByUsWhenItHasNoName() {
        // When
        Answer answer = browser.post("/api/chat/support", Map.of("name", "Jane Doe"));
        // Then
        assertThat(requestsOf("seitech.chat.channel", "load")).isEqualTo(answer.header("X-Request-Id"));
    }

    @Test
    void questionsForAllVisitors_areNobodys() {
        // Given
        Chat chat = browser.start();
        try (EventReader stream = browser.stream(chat, "")) {
            stream.next("read");
            odoo.forgetCalls();
            // When
            await().until(() -> odoo.receivedCalls(MESSAGE, "gateway_news").size() > 2);
            // Then
            assertThat(odoo.receivedCalls(MESSAGE, "gateway_news"))
                    .allSatisfy(call -> assertThat(requestOf(call)).isNull());
        }
    }
}
