package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.http.Browser.Chat;
import com.seitech.chat.gateway.testing.LoggedLines;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code gateway_requests_seconds}, and the access log, which is written at the same place. */
@QuarkusTest
@TestProfile(MetricsTest.WithANudge.class)
@SuppressWarnings("NullAway.Init") // injected
final class RequestMetricsTest extends HttpTest {
    private static final String REQUESTS = "gateway_requests_seconds";

    @TestHTTPResource(management = true)
    URI management;

    private static Map<String, String> labels(String endpoint, String method, String outcome) {
        return Map.of("endpoint", endpoint, "method", method, "outcome", outcome);
    }

    private double count(String endpoint, String method, String outcome) {
        return Scrape.of(management).sum(REQUESTS + "_count", labels(endpoint, method, outcome));
    }

    /** The end of an answer comes to us a moment after its reader has it. */
    private void isCountedOnce(String endpoint, String method, String outcome, Runnable call) {
        double before = count(endpoint, method, outcome);
        double all = Scrape.of(management).sum(REQUESTS + "_count", Map.of());
        call.run();
        await().untilAsserted(() -> assertThat(count(endpoint, method, outcome) - before)
                .as(endpoint)
                .isEqualTo(1));
        assertThat(Scrape.of(management).sum(REQUESTS + "_count", Map.of()) - all)
                .isEqualTo(1);
    }

    private Answer to(String method, String path) {
        return browser.exchange(browser.request(path).method(method, BodyPublishers.noBody()));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/chat/support/status, status, 2xx",
        "GET, /api/chat/support/status/, status, 2xx",
        "GET, /api/chat/support/status;x=y, status, 2xx",
        "GET, /api/chat/support/7/poll, poll, 4xx",
        "GET, /api/chat/support/7/poll?wait=0, poll, 4xx",
        "GET, /api/chat/support/7/poll?wait=9, long_poll, 4xx",
        "GET, /api/chat/support/7/stream, stream, 4xx",
        "GET, /api/chat/support/7/messages, messages, 4xx",
        "GET, /api/chat/support/7/transcript, transcript, 4xx",
        "POST, /api/chat/support/7/typing, typing, 4xx",
        "POST, /api/chat/support/7/read, read, 4xx",
        "POST, /api/chat/support/7/rating, rating, 4xx",
        "POST, /api/chat/support/7/close, close, 4xx",
        "DELETE, /api/chat/support/7, erase, 4xx",
        "POST, /api/chat/support/upload, upload, 4xx",
        "GET, /api/chat/support/send, send, 4xx",
        "GET, /web/content/7/x.png?token=y, file, 4xx",
        "GET, /widget.js, widget, 2xx",
        "HEAD, /widget.js, widget, 2xx",
        "POST, /internal/odoo/nudge/wrong, nudge, 4xx",
        "GET, /api/chat/support/7/anything, other, 4xx",
        "GET, /api/chat/support/x/poll, other, 4xx",
        "GET, /api/chat/supporters, other, 4xx",
        "GET, /anything, other, 4xx"
    })
    void request_isCountedOnce_whereverItIsAnswered(String method, String path, String endpoint, String outcome) {
        isCountedOnce(endpoint, method, outcome, () -> to(method, path));
    }

    @Test
    void madeUpMethods_areOne() {
        isCountedOnce("other", "OTHER", "4xx", () -> to("BREW", "/anything"));
    }

    @Test
    void preflights_areCounted() {
        isCountedOnce(
                "send",
                "OPTIONS",
                "2xx",
                () -> browser.exchange(browser.request("/api/chat/support/send")
                        .header("Access-Control-Request-Method", "POST")
                        .method("OPTIONS", BodyPublishers.noBody())));
    }

    @Test
    void refusalsOfFilters_areCounted() {
        isCountedOnce("send", "POST", "4xx", () -> browser.post("/api/chat/support/send", "x".repeat(1_000_000)));
        isCountedOnce("status", "GET", "4xx", () -> browser.get("/api/chat/support/status?" + "x".repeat(9_000)));
    }

    @Test
    void requestThatReachesNoFilter_isCounted() {
        isCountedOnce("other", "GET", "4xx", () -> {
            RawConnection client = RawConnection.open(base);
            client.write(
                    "GET nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(client.rest()).contains(" 40");
        });
    }

    @Test
    void quietPolls_areCounted_asQuickAsTheyAre() {
        // Given
        Chat chat = browser.start();
        browser.poll(chat, "0").isOk();
        // When Then
        isCountedOnce("poll", "GET", "2xx", () -> browser.poll(chat, "0").isOk());
    }

    @Test
    void streams_countWhenTheyBegin_andOnce() {
        // Given
        Chat chat = browser.start();
        double before = count("stream", "GET", "2xx");
        // When
        try (EventReader stream = browser.stream(chat, "")) {
            stream.next("read");
            // Then
            assertThat(count("stream", "GET", "2xx") - before).isEqualTo(1);
        }
        await().untilAsserted(() -> assertThat(Scrape.of(management).value("gateway_streams_open", Map.of()))
                .isZero());
        assertThat(count("stream", "GET", "2xx") - before).isEqualTo(1);
        assertThat(count("stream", "GET", "gone")).isZero();
    }

    @Test
    void whoLeavesBeforeHisAnswer_isGone() {
        // Given
        Chat chat = browser.start();
        browser.poll(chat, "0").isOk();
        // When Then
        isCountedOnce("long_poll", "GET", "gone", () -> {
            RawConnection client = RawConnection.open(base);
            client.head("GET /api/chat/support/" + chat.channel() + "/poll?wait=25&session_token=" + chat.token()
                    + "&last_message_id=0");
            await().untilAsserted(() -> assertThat(Scrape.of(management).value("gateway_polls_waiting", Map.of()))
                    .isEqualTo(1));
            client.close();
        });
    }

    @Test
    void failures_areServerErrors() {
        odoo.stop();
        isCountedOnce("start", "POST", "5xx", () -> browser.post("/api/chat/support", Map.of("name", "Jane Doe")));
    }

    @Test
    void histogram_isWhole() {
        // Given
        Chat chat = browser.start();
        browser.poll(chat, "0").isOk();
        Map<String, String> starts = labels("start", "POST", "2xx");
        await().until(() -> count("start", "POST", "2xx") > 0);
        // When
        Scrape scrape = Scrape.of(management);
        List<Double> buckets = scrape.all(REQUESTS + "_bucket").stream()
                .filter(bucket -> bucket.has(starts))
                .map(Scrape.Sample::value)
                .toList();
        // Then
        assertThat(buckets).hasSize(12).isSorted();
        assertThat(buckets.getLast()).isEqualTo(scrape.value(REQUESTS + "_count", starts));
        assertThat(scrape.value(REQUESTS + "_sum", starts)).isPositive();
    }

    @Test
    void limits_areCountedByName() {
        // Given
        Map<String, String> body = Map.of("limit", "body_size");
        double before = Scrape.of(management).value("gateway_limits_hit_total", body);
        // When
        browser.post("/api/chat/support/send", "x".repeat(1_000_000));
        // Then
        assertThat(Scrape.of(management).value("gateway_limits_hit_total", body) - before)
                .isEqualTo(1);
        assertThat(Scrape.of(management).all("gateway_limits_hit_total")).hasSize(21);
    }

    @Test
    void accessLog_isOffUnlessItIsWanted_andHasNoSecrets() {
        Chat chat = browser.start();
        String id = "an-id-of-the-test";
        try (LoggedLines log = LoggedLines.start()) {
            // When
            browser.poll(chat, "0").isOk();
            Logger.getLogger("access").setLevel(Level.INFO);
            browser.exchange(browser.request("/api/chat/support/" + chat.channel()
                                    + "/poll?last_message_id=0&session_token=" + chat.token())
                            .header("X-Request-Id", id))
                    .isOk();
            await().until(() -> log.lines().stream().anyMatch(line -> line.contains(id)));
            // Then
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("answered"))
                    .hasSize(1);
            assertThat(log.lines())
                    .filteredOn(line -> line.contains(id))
                    .singleElement()
                    .asString()
                    .contains(
                            "request=" + id,
                            "endpoint=poll",
                            "method=GET",
                            "status=200",
                            "bytes=",
                            "millis=",
                            "channel=" + chat.channel())
                    .doesNotContain(chat.token(), "/api/");
        } finally {
            Logger.getLogger("access").setLevel(Level.OFF);
        }
    }
}
