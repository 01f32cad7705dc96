package com.seitech.chat.gateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What operators can make of the log by the environment alone. */
@Timeout(120)
final class LogIT {
    private final FakeOdoo odoo = FakeOdoo.started();

    @AfterEach
    void stopOdoo() {
        odoo.close();
    }

    private static List<JsonNode> lines(PackagedGateway gateway) {
        return gateway.log().stream()
                .map(line -> new Http.Answer(0, line).json())
                .toList();
    }

    private static List<JsonNode> ofRequest(PackagedGateway gateway, String request) {
        return lines(gateway).stream()
                .filter(line -> line.path("mdc").path("request").asText().equals(request))
                .toList();
    }

    @Test
    void json_namesTheRequestAndItsChat_alsoOfAFlood_whichIsCut() {
        try (PackagedGateway gateway = PackagedGateway.start(Map.of(
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true",
                "QUARKUS_LOG_CATEGORY__ACCESS__LEVEL", "INFO",
                "GATEWAY_ODOO_URL", odoo.url().toString(),
                "GATEWAY_ODOO_DATABASE", odoo.database(),
                "GATEWAY_ODOO_LOGIN", odoo.login(),
                "GATEWAY_ODOO_API_KEY", odoo.apiKey(),
                "GATEWAY_LIMITS_CHANNEL_BURST", "10000",
                "GATEWAY_DATA_DIR", FakeOdooResource.newDataDirectory().toString()))) {
            gateway.awaitReady();
            Calls calls = new Calls(gateway.base());
            Chat chat = Chat.start(gateway.base());
            // When
            calls.get(SecretsIT.poll(chat), "X-Request-Id", "the-poll");
            odoo.stop();
            calls.post(
                    chat.channel() + "/rating",
                    "application/json",
                    Calls.json(Map.of("session_token", chat.token(), "rating", 5)),
                    "X-Request-Id",
                    "a-rating");
            String first = calls.post("", "application/json", "{\"name\":\"Jane\"}", "X-Request-Id", "the-first")
                    .body();
            for (int i = 0; i < 200; i++) {
                calls.json("", Map.of("name", "Jane"));
            }
            // Then
            await().untilAsserted(() -> assertThat(lines(gateway))
                    .filteredOn(line -> line.path("message").asText().contains("left_out="))
                    .isNotEmpty());
            assertThat(first).contains("\"reference\":\"the-first\"");
            assertThat(lines(gateway))
                    .filteredOn(line -> line.path("level").asText().equals("WARN")
                            && line.path("message").asText().endsWith("odoo_unavailable"))
                    .hasSizeLessThan(60);
            assertThat(ofRequest(gateway, "the-first"))
                    .anySatisfy(
                            line -> assertThat(line.path("message").asText()).endsWith("odoo_unavailable"));
            assertThat(gateway.log())
                    .filteredOn(line -> line.contains("the-poll"))
                    .singleElement()
                    .asString()
                    .contains("\"loggerName\":\"access\"", "endpoint=poll", "status=200", "channel=" + chat.channel());
            assertThat(ofRequest(gateway, "a-rating"))
                    .filteredOn(line -> line.path("message").asText().endsWith("odoo_unavailable"))
                    .singleElement()
                    .satisfies(
                            line -> assertThat(line.path("mdc").path("channel").asLong())
                                    .isEqualTo(chat.channel()));
            assertThat(gateway.log()).noneMatch(line -> line.contains(chat.token()) || line.contains("/api/chat"));
        }
    }
}
