package com.seitech.chat.gateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.fake.FakeMessage;
import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.fake.Gate;
import com.seitech.chat.gateway.http.EventReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stop signal: whoever is there is served to the end, nobody has to wait for it, and browsers come back spread out. */
final class StopIT {
    private static final int STREAMS = 50;
    private static final long USUAL_RETRY = 3_000;
    private static final long SPREAD = 10_000;
    /** On a busy machine. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static final Duration SHORT_GRACE = Duration.ofSeconds(1);
    private static final Map<String, String> PATIENT = Map.of(
            "QUARKUS_SHUTDOWN_TIMEOUT",
            SHORT_GRACE.toSeconds() + "s",
            "GATEWAY_OUTBOX_DRAIN",
            SHORT_GRACE.toSeconds() + "s",
            "GATEWAY_ODOO_CALL_TIMEOUT",
            "60s");

    private final FakeOdoo odoo = FakeOdoo.started();
    private final Path data = FakeOdooResource.newDataDirectory();

    @AfterEach
    void stopOdoo() {
        odoo.close();
    }

    private PackagedGateway ready(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "GATEWAY_ODOO_URL", odoo.url().toString(),
                "GATEWAY_ODOO_DATABASE", odoo.database(),
                "GATEWAY_ODOO_LOGIN", odoo.login(),
                "GATEWAY_ODOO_API_KEY", odoo.apiKey(),
                // The tests open their gates later than an ordinary visitor would wait.
                "GATEWAY_OUTBOX_PATIENCE", "60s",
                "GATEWAY_DATA_DIR", data.toString()));
        environment.putAll(more);
        PackagedGateway gateway = PackagedGateway.start(environment);
        gateway.awaitReady();
        return gateway;
    }

    private static EventReader openStream(PackagedGateway gateway, Chat chat) {
        EventReader stream = chat.stream(gateway.base(), "");
        stream.next("read");
        return stream;
    }

    private static void awaitWaitingPoll(PackagedGateway gateway) {
        URI metrics = gateway.management().resolve("/q/metrics");
        await().untilAsserted(() ->
                assertThat(Http.get(metrics).body()).containsPattern("(?m)^gateway_polls_waiting 1\\.0$"));
    }

    private CompletableFuture<Long> sendInFlight(PackagedGateway gateway, Chat chat, String text, Gate gate) {
        CompletableFuture<Long> send = CompletableFuture.supplyAsync(() -> chat.send(gateway.base(), text));
        gate.awaitArrival();
        return send;
    }

    private static void connect(URI gateway) throws IOException {
        new Socket(gateway.getHost(), gateway.getPort()).close();
    }

    private List<String> textsIn(Chat chat) {
        return odoo.messagesOf(chat.channel()).stream()
                .map(FakeMessage::content)
                .toList();
    }

    private static void endsWithoutAnError(PackagedGateway gateway) {
        assertThat(gateway.exitCodeWithin(AT_ONCE)).isIn(0, 143);
        assertThat(gateway.log()).noneMatch(line -> line.contains(" ERROR "));
    }

    @Test
    void stopSignal_endsStreamsAndPollsAtOnce_andLetsASendFinish() {
        // Given
        try (PackagedGateway gateway = ready(Map.of())) {
            Chat chat = Chat.start(gateway.base());
            List<EventReader> streams = IntStream.range(0, STREAMS)
                    .mapToObj(i -> openStream(gateway, chat))
                    .toList();
            Chat listener = Chat.start(gateway.base());
            CompletableFuture<JsonNode> poll =
                    CompletableFuture.supplyAsync(() -> listener.poll(gateway.base(), 0, 25));
            awaitWaitingPoll(gateway);
            Chat writer = Chat.start(gateway.base());
            Gate gate = odoo.faultsOn("load").holdNext();
            CompletableFuture<Long> send = sendInFlight(gateway, writer, "in flight", gate);
            assertThat(streams).allMatch(stream -> stream.retryMillis() == USUAL_RETRY);
            // When
            gateway.stopSignal();
            // Then
            await().atMost(AT_ONCE).until(() -> streams.stream().allMatch(EventReader::isEnded));
            assertThat(poll).succeedsWithin(AT_ONCE);
            assertSpreadOut(streams);
            await().atMost(AT_ONCE)
                    .untilAsserted(() ->
                            assertThatThrownBy(() -> connect(gateway.base())).isInstanceOf(ConnectException.class));
            assertThat(Http.get(gateway.management().resolve("/q/health/live")).status())
                    .isEqualTo(200);
            assertThat(gateway.readiness().status()).isEqualTo(503);
            assertThat(send).isNotDone();
            gate.open();
            assertThat(send).succeedsWithin(AT_ONCE);
            endsWithoutAnError(gateway);
            assertThat(textsIn(writer)).containsExactly("in flight");
        }
    }

    /** Seen from so many of them, the last comes much later than the first, and few come together. */
    private static void assertSpreadOut(List<EventReader> streams) {
        List<Long> retries = streams.stream().map(EventReader::retryMillis).toList();
        assertThat(retries).allSatisfy(retry -> assertThat(retry).isBetween(USUAL_RETRY, USUAL_RETRY + SPREAD));
        assertThat(retries.stream().mapToLong(retry -> retry).max().orElseThrow()
                        - retries.stream().mapToLong(retry -> retry).min().orElseThrow())
                .isGreaterThan(SPREAD / 2);
        assertThat(retries.stream().distinct()).hasSizeGreaterThan(STREAMS / 2);
    }

    @Test
    void stopSignal_withIdleConnectionsOnly_endsAtOnce() {
        // Given
        try (PackagedGateway gateway = ready(Map.of())) {
            Chat chat = Chat.start(gateway.base());
            try (EventReader stream = openStream(gateway, chat)) {
                chat.send(gateway.base(), "Hello");
                stream.next("message");
                // When
                gateway.stopSignal();
                // Then
                endsWithoutAnError(gateway);
            }
        }
    }

    @Test
    void stopSignal_whileOdooNeverAnswers_endsSoonAfterTheGrace_andTheNextStartDelivers() {
        // Given
        Chat chat;
        try (PackagedGateway gateway = ready(PATIENT)) {
            chat = Chat.start(gateway.base());
            Gate gate = odoo.faultsOn("load").holdNext();
            CompletableFuture<Long> send = sendInFlight(gateway, chat, "in flight", gate);
            // When
            gateway.stopSignal();
            // Then
            assertThat(gateway.exitCodeWithin(SHORT_GRACE.plus(SHORT_GRACE).plus(AT_ONCE)))
                    .isIn(0, 143);
            assertThat(send).failsWithin(AT_ONCE);
            gate.open();
        }
        try (PackagedGateway next = ready(PATIENT)) {
            assertThat(next.readiness().status()).isEqualTo(200);
            await().untilAsserted(() -> assertThat(textsIn(chat)).containsExactly("in flight"));
        }
    }

    /** A load balancer has the time to notice. */
    @Test
    void stopSignal_withADelay_goesOnUntilItIsOver() {
        // Given
        try (PackagedGateway gateway = ready(Map.of("QUARKUS_SHUTDOWN_DELAY", "3s"))) {
            Chat chat = Chat.start(gateway.base());
            try (EventReader stream = openStream(gateway, chat)) {
                // When
                gateway.stopSignal();
                await().until(() -> gateway.readiness().status() == 503);
                // Then
                long sent = chat.send(gateway.base(), "late");
                assertThat(stream.next("message").data().path("id").asLong()).isEqualTo(sent);
                await().until(stream::isEnded);
                endsWithoutAnError(gateway);
                assertThat(textsIn(chat)).containsExactly("late");
            }
        }
    }
}
