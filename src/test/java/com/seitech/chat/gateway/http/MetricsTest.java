package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /q/metrics}, for operators. */
@QuarkusTest
@TestProfile(MetricsTest.WithANudge.class)
@SuppressWarnings("NullAway.Init") // injected
final class MetricsTest extends HttpTest {
    private static final String SECRET = "0123456789abcdef-nudge";

    /** With a secret in a path, and figures that no other test has moved. */
    public static final class WithANudge implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.nudge.secret", SECRET);
        }
    }

    @TestHTTPResource(management = true)
    URI management;

    private String metrics() {
        Answer answer = new Browser(management).get("/q/metrics");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    /** Of the one line that begins so. */
    private double metric(String begin) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(begin + " ") || line.startsWith(begin + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void figures_followWhatHappens() {
        // Given
        Chat chat = browser.start();
        try (EventReader stream = browser.stream(chat, "")) {
            stream.next("read");
            // When
            odoo.agentReplies(chat.channel(), "Hi");
            stream.next("message");
            // Then
            assertThat(metric("gateway_streams_open")).isEqualTo(1);
            assertThat(metric("gateway_feeds_open")).isPositive();
            assertThat(metric("gateway_feeds_held_bytes")).isPositive();
            assertThat(metric("gateway_tail_failing")).isZero();
            assertThat(metric("gateway_tail_answer_age_seconds")).isBetween(0.0, 10.0);
            assertThat(metric("gateway_odoo_calls_seconds_count")).isPositive();
            assertThat(metric("gateway_odoo_calls_seconds_sum")).isPositive();
            assertThat(metric("gateway_tail_lag_seconds")).isBetween(0.0, 10.0);
            assertThat(metric("gateway_tail_pause_seconds")).isBetween(0.01, 1.0);
            odoo.stop();
            await().untilAsserted(
                            () -> assertThat(metric("gateway_tail_failing")).isEqualTo(1));
            odoo.start();
        }
        await().untilAsserted(() -> assertThat(metric("gateway_streams_open")).isZero());
    }

    private double breaker(String state) {
        return Scrape.of(management).value("gateway_odoo_breaker", Map.of("state", state));
    }

    @Test
    void breaker_opensWhileOdooIsAway_andClosesWhenItIsBack() {
        // Given
        assertThat(breaker("closed")).isEqualTo(1);
        // When
        odoo.stop();
        for (int i = 0; i < 25; i++) {
            browser.post("/api/chat/support", Map.of("name", "Jane Doe"));
        }
        // Then
        assertThat(breaker("closed")).isZero();
        // In one look: it goes on from the one to the other by itself.
        await().untilAsserted(() -> assertThat(Scrape.of(management).sum("gateway_odoo_breaker", Map.of()))
                .isEqualTo(1));
        odoo.start();
        await().untilAsserted(() -> {
            browser.post("/api/chat/support", Map.of("name", "Jane Doe"));
            assertThat(breaker("closed")).isEqualTo(1);
        });
    }

    @Test
    void wrongKey_isAMisconfiguration() {
        odoo.installation().gatewayKey("another");
        await().untilAsserted(() -> {
            browser.post("/api/chat/support", Map.of("name", "Jane Doe"));
            assertThat(metric("gateway_odoo_misconfigured")).isEqualTo(1);
        });
        odoo.installation().gatewayKey(odoo.apiKey());
        await().untilAsserted(
                        () -> assertThat(metric("gateway_odoo_misconfigured")).isZero());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gateway_feeds_open ",
                "gateway_feeds_held_bytes ",
                "gateway_feeds_held_most_bytes ",
                "gateway_feeds_loads_waiting ",
                "gateway_feeds_closed_total{reason=\"unread\"}",
                "gateway_feeds_closed_total{reason=\"room\"}",
                "gateway_tail_missing ",
                "gateway_tail_unsettled ",
                "gateway_tail_answer_age_seconds ",
                "gateway_tail_failing ",
                "gateway_tail_lag_seconds ",
                "gateway_tail_pause_seconds ",
                "gateway_handouts_repaired_total ",
                "gateway_limits_hit_total{limit=\"all_sends\"",
                "gateway_odoo_permits_waiting{lane=\"visitor\"",
                "gateway_odoo_permits_refused_total{lane=\"file\"",
                "gateway_odoo_breaker{state=\"closed\"",
                "gateway_odoo_misconfigured ",
                "gateway_odoo_key_expiry_timestamp_seconds ",
                "gateway_connections_open ",
                "gateway_connections_refused_total ",
                "gateway_streams_open ",
                "gateway_streams_dropped_total ",
                "gateway_polls_waiting ",
                "gateway_odoo_calls_seconds_count{lane=\"shared\",operation=\"seitech.chat.message.fields_get\",outcome=\"answered\"}",
                "jvm_memory_used_bytes{"
            })
    void metric_isThere(String begin) {
        // Calls to Odoo are named when they have been made.
        await().untilAsserted(() -> assertThat(metrics()).contains("\n" + begin));
    }

    @Test
    void nothingOfARequest_isALabel() {
        // Given
        Chat chat = browser.start();
        browser.poll(chat, "0").isOk();
        browser.messages(chat, "").isOk();
        browser.post("/internal/odoo/nudge/" + SECRET, "{}");
        // When
        String all = metrics();
        // Then
        assertThat(all)
                .doesNotContain(SECRET)
                .doesNotContain(chat.token())
                .doesNotContain("/api/", "uri=", "http_server", "http_client");
    }

    @Test
    void visitors_doNotSeeThem() {
        // When
        Answer answer = browser.get("/q/metrics");
        // Then
        answer.isError(404, "not_found");
    }
}
