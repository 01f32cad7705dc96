package com.seitech.chat.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What a running gateway says at its port for operators. */
@QuarkusTest
@WithTestResource(FakeOdooResource.class)
@SuppressWarnings("NullAway.Init") // injected
final class HealthTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource(management = true)
    URI management;

    @TestHTTPResource
    URI api;

    private static HttpResponse<String> ask(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private HttpResponse<String> health(String path) {
        try {
            return ask(HttpRequest.newBuilder(management.resolve(path)).build());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode checks(String path) {
        try {
            return JSON.readTree(health(path).body()).path("checks");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private long notBelieved() {
        return StreamSupport.stream(checks("/q/health/ready").spliterator(), false)
                .filter(check -> check.path("name").asText().equals("clients"))
                .mapToLong(
                        check -> check.path("data").path("named, not believed").asLong())
                .sum();
    }

    @Test
    void whatABalancerAsks_isAnswered() {
        await().until(() -> health("/q/health/group/serving").statusCode() == 200);
        assertThat(checks("/q/health/group/serving").findValuesAsText("name")).contains("serving");
    }

    /** The last is the framework's: down while the gateway stops. */
    @Test
    void readiness_namesEveryPart() {
        await().until(() -> health("/q/health/ready").statusCode() == 200);
        assertThat(checks("/q/health/ready").findValuesAsText("name"))
                .containsExactlyInAnyOrder(
                        "odoo",
                        "odoo credentials",
                        "odoo contract",
                        "store",
                        "disk",
                        "outbox",
                        "clients",
                        "Graceful Shutdown");
    }

    @Test
    void liveness_knowsOnlyTheWriter() {
        assertThat(health("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(checks("/q/health/live").findValuesAsText("name")).containsExactly("writer");
    }

    @Test
    void startup_isOver() {
        assertThat(health("/q/health/started").statusCode()).isEqualTo(200);
        assertThat(checks("/q/health/started").findValuesAsText("name")).containsExactly("started");
    }

    @Test
    void preflightThatNamesAnother_isCounted_asNotBelieved() throws Exception {
        // Given
        long before = notBelieved();
        // When
        ask(HttpRequest.newBuilder(api.resolve("/api/chat/support/send"))
                .header("Origin", "http://localhost:3000")
                .header("Access-Control-Request-Method", "POST")
                .header("X-Forwarded-For", "203.0.113.1")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
        // Then
        assertThat(notBelieved()).isEqualTo(before + 1);
    }
}
