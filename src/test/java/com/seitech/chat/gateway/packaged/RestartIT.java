package com.seitech.chat.gateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.http.EventReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What survives the process, and how it starts when something is missing. */
@SuppressWarnings("NullAway.Init") // made before each test
final class RestartIT {
    private FakeOdoo odoo;
    private Path data;

    @BeforeEach
    void odooAndDisk() {
        odoo = FakeOdoo.started();
        data = FakeOdooResource.newDataDirectory();
    }

    @AfterEach
    void stopOdoo() {
        odoo.close();
    }

    private PackagedGateway gateway(String apiKey) {
        return gateway(apiKey, Map.of());
    }

    private PackagedGateway gateway(String apiKey, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "GATEWAY_ODOO_URL", odoo.url().toString(),
                "GATEWAY_ODOO_DATABASE", odoo.database(),
                "GATEWAY_ODOO_LOGIN", odoo.login(),
                "GATEWAY_ODOO_API_KEY", apiKey,
                "GATEWAY_ODOO_HEALTH_INTERVAL", "1s",
                "GATEWAY_DATA_DIR", data.resolve("made/by/the/gateway").toString()));
        environment.putAll(more);
        return PackagedGateway.start(environment);
    }

    @Test
    void sessions_surviveKillMinus9() {
        // Given
        Chat chat;
        long message;
        try (PackagedGateway before = gateway(odoo.apiKey())) {
            chat = Chat.start(before.base());
            message = chat.send(before.base(), "hello");
            before.kill();
        }
        // When
        try (PackagedGateway after = gateway(odoo.apiKey())) {
            long reply = odoo.agentReplies(chat.channel(), "Hi");
            // Then
            assertThat(chat.poll(after.base(), message).path(0).path("id").asLong())
                    .isEqualTo(reply);
            assertThat(chat.send(after.base(), "still here")).isGreaterThan(reply);
        }
    }

    @Test
    void editWhileTheGatewayIsDown_reachesAStreamThatComesBack() {
        // Given
        Chat chat;
        long message;
        String cursor;
        try (PackagedGateway before = gateway(odoo.apiKey())) {
            chat = Chat.start(before.base());
            try (EventReader stream = chat.stream(before.base(), "")) {
                stream.next("read");
                message = odoo.agentReplies(chat.channel(), "tomorow");
                cursor = stream.next("message").lastId();
                // After the second, what the first was found with is surely done.
                odoo.edits(message, "tomorow!");
                stream.next("message_updated");
                odoo.edits(message, "tomorow");
                stream.next("message_updated");
            }
            before.kill();
        }
        odoo.time(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
        odoo.edits(message, "tomorrow");
        odoo.time(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));
        odoo.agentReplies(odoo.channel("public_support", "Somebody else"), "Hi");
        // When
        try (PackagedGateway after = gateway(odoo.apiKey());
                EventReader stream = chat.stream(after.base(), cursor)) {
            // Then
            assertThat(stream.next("message_updated")
                            .data()
                            .at("/message/content")
                            .asText())
                    .isEqualTo("tomorrow");
        }
    }

    @Test
    void files_holdNoToken() throws Exception {
        // Given
        Chat chat;
        try (PackagedGateway gateway = gateway(odoo.apiKey())) {
            chat = Chat.start(gateway.base());
            chat.send(gateway.base(), "hello");
            gateway.terminate();
            // When
            String log = String.join("\n", gateway.log());
            // Then
            assertThat(log).doesNotContain(chat.token()).doesNotContain(odoo.apiKey());
        }
        try (var files = Files.walk(data)) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .doesNotContain(chat.token()));
        }
    }

    @Test
    void gateway_startsWithoutOdoo_andBecomesReadyLater() {
        // Given
        odoo.stop();
        try (PackagedGateway gateway = gateway(odoo.apiKey())) {
            int live = Http.get(gateway.management().resolve("/q/health/live")).status();
            Awaitility.await()
                    .untilAsserted(() -> assertThat(gateway.readiness().body()).contains("Odoo does not answer under"));
            // When
            odoo.start();
            // Then
            assertThat(live).isEqualTo(200);
            gateway.awaitReady();
        }
    }

    private static void isReady(PackagedGateway gateway, int status, String problem) {
        Http.Answer readiness = gateway.readiness();
        assertThat(readiness.body()).contains(problem);
        assertThat(readiness.status()).isEqualTo(status);
    }

    @Test
    void odooThatIsAway_leavesItReadyForTheGraceTime_andAlwaysAlive() {
        // Given
        try (PackagedGateway gateway = gateway(odoo.apiKey(), Map.of("GATEWAY_ODOO_READINESS_GRACE", "5s"))) {
            gateway.awaitReady();
            // When
            odoo.stop();
            // Then
            String problem = "Odoo does not answer under";
            Awaitility.await().untilAsserted(() -> isReady(gateway, 200, problem));
            Awaitility.await().untilAsserted(() -> isReady(gateway, 503, problem));
            assertThat(Http.get(gateway.management().resolve("/q/health/live")).status())
                    .isEqualTo(200);
            // When
            odoo.start();
            // Then
            gateway.awaitReady();
        }
    }

    @Test
    void wrongKey_isSaidInOneLine_withItsCure() {
        // When
        try (PackagedGateway gateway = gateway("wrong")) {
            // Then
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(gateway.log())
                            .anySatisfy(line -> assertThat(line)
                                    .contains("Odoo refuses the credentials: check gateway.odoo.login")));
            assertThat(gateway.readiness().status()).isEqualTo(503);
            assertThat(gateway.readiness().body()).contains("Odoo refuses the credentials");
        }
    }

    @Test
    void stopSignal_endsItCleanly() {
        // Given
        try (PackagedGateway gateway = gateway(odoo.apiKey())) {
            Chat.start(gateway.base());
            // When
            int exitCode = gateway.terminate();
            // Then
            assertThat(exitCode).isIn(0, 143);
            assertThat(gateway.log()).noneMatch(line -> line.contains(" ERROR "));
        }
    }
}
