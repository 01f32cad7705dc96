package com.seitech.chat.gateway.packaged;

import static com.seitech.chat.gateway.packaged.Calls.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.http.EventReader;
import com.seitech.chat.gateway.testing.Leaks;
import com.seitech.chat.gateway.upload.scan.ScriptedClamd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever happens, and however wide an operator opens the log: no credential, and no word of a visitor or an agent, is
 * in the log, a metric, a health answer or an error.
 */
@Timeout(240)
final class SecretsIT {
    private static final String JSON = "application/json";
    /** All that an operator might try to see more. */
    private static final Map<String, String> WIDE_OPEN = Map.of(
            "QUARKUS_LOG_LEVEL",
            "TRACE",
            "QUARKUS_HTTP_ACCESS_LOG_ENABLED",
            "true",
            "QUARKUS_LOG_CATEGORY__ACCESS__LEVEL",
            "TRACE",
            "SMALLRYE_CONFIG_LOG_VALUES",
            "true",
            "JAVA_TOOL_OPTIONS",
            Stream.of("io.vertx", "io.netty", "io.quarkus", "org.jboss.resteasy.reactive", "io.smallrye.config")
                    .map("'-Dquarkus.log.category.\"%s\".level=TRACE'"::formatted)
                    .reduce("", (all, one) -> all + " " + one));

    private final FakeOdoo odoo = FakeOdoo.started();
    private final Path data = FakeOdooResource.newDataDirectory();
    private final Leaks leaks = Marked.leaks();
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void secrets() throws IOException {
        odoo.installation().gatewayKey(Marked.API_KEY);
        Files.writeString(data.resolve("api.key"), Marked.API_KEY + "\n");
        Files.writeString(data.resolve("nudge.secret"), Marked.NUDGE + "\n");
    }

    @AfterEach
    void stopOdoo() {
        odoo.close();
    }

    private PackagedGateway gateway(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(WIDE_OPEN);
        environment.putAll(Map.of(
                "GATEWAY_ODOO_URL", odoo.url().toString(),
                "GATEWAY_ODOO_DATABASE", odoo.database(),
                "GATEWAY_ODOO_LOGIN", odoo.login(),
                "GATEWAY_ODOO_API_KEY_FILE", data.resolve("api.key").toString(),
                "GATEWAY_NUDGE_SECRET_FILE", data.resolve("nudge.secret").toString(),
                "GATEWAY_ODOO_MISCONFIGURED_PROBE", "300ms",
                "GATEWAY_ODOO_BREAKER_DELAY", "300ms",
                "GATEWAY_OUTBOX_PATIENCE", "1s",
                "GATEWAY_OUTBOX_FILE_PATIENCE", "1s",
                "GATEWAY_DATA_DIR", data.toString()));
        environment.putAll(more);
        PackagedGateway gateway = PackagedGateway.start(environment);
        gateway.awaitReady();
        return gateway;
    }

    /** From now on its token is a secret, too. */
    private Chat start(PackagedGateway gateway) {
        Chat chat = Chat.start(gateway.base(), json(Map.of("name", Marked.NAME, "email", Marked.EMAIL)));
        leaks.with("a token", chat.token());
        return chat;
    }

    static Map<String, Object> message(Chat chat, String key) {
        return Map.of(
                "channel_id",
                chat.channel(),
                "session_token",
                chat.token(),
                "content",
                Marked.TEXT,
                "author_name",
                Marked.NAME,
                "client_message_id",
                key);
    }

    private static Http.Answer upload(Chat chat, PackagedGateway gateway, String key) {
        return chat.tryUpload(gateway.base(), Marked.FILE, Marked.CONTENT.getBytes(UTF_8), key);
    }

    private static List<String> statuses(Chat chat, PackagedGateway gateway) {
        return chat.messages(gateway.base()).findValuesAsText("status");
    }

    static String poll(Chat chat) {
        return chat.channel() + "/poll?last_message_id=0&session_token=" + chat.token();
    }

    private void stoppedLeavesNoTrace(PackagedGateway gateway, Calls calls) {
        told.addAll(leaks.in("errors", calls.errors()));
        for (String page :
                List.of("/q/metrics", "/q/health", "/q/health/ready", "/q/health/live", "/q/", "/q/config")) {
            String body = Http.get(gateway.management().resolve(page)).body();
            told.addAll(leaks.in(page, body.lines().toList()));
        }
        gateway.terminate();
        Path log = kept(gateway.log());
        told.addAll(leaks.in(log.toString(), gateway.log()));
        assertThat(told).isEmpty();
    }

    private Path kept(List<String> log) {
        try {
            return Files.write(data.resolve("gateway-" + System.nanoTime() + ".log"), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void conversation_withFilesBothWays_leavesNoTrace() {
        try (PackagedGateway gateway = gateway(Map.of())) {
            Calls calls = new Calls(gateway.base());
            Chat chat = start(gateway);
            // When
            EventReader stream = chat.stream(gateway.base(), "");
            stream.next("read");
            assertThat(calls.json("send", message(chat, Marked.KEY)).statusCode())
                    .isEqualTo(200);
            calls.post("send", JSON, json(message(chat, Marked.KEY)), "Idempotency-Key", Marked.KEY);
            calls.json("", Map.of("name", Marked.NAME, "session_token", chat.token()));
            calls.json(chat.channel() + "/typing", Map.of("session_token", chat.token()));
            assertThat(stream.next("message").data().toString()).contains("xtmarke");
            talkBack(chat, stream);
            assertThat(upload(chat, gateway, "file").status()).isEqualTo(200);
            readAll(calls, chat);
            calls.post("/internal/odoo/nudge/" + Marked.NUDGE, JSON, "{}");
            calls.method("GET", "/internal/odoo/nudge/" + Marked.NUDGE);
            calls.post("/internal/odoo/nudge/" + Marked.WRONG_TOKEN, JSON, "{}");
            stream.close();
            // Then
            stoppedLeavesNoTrace(gateway, calls);
        }
    }

    private void talkBack(Chat chat, EventReader stream) {
        long reply = odoo.agentReplies(chat.channel(), Marked.REPLY);
        assertThat(stream.next("message").data().toString()).contains("wörtmarke");
        odoo.edits(reply, Marked.REPLY + "!");
        odoo.reacts(reply, "👍");
        stream.next("message_updated");
        odoo.agentRepliesWithFile(
                chat.channel(),
                Marked.REPLY,
                odoo.addsAttachment(Marked.AGENT_FILE, Marked.AGENT_CONTENT.getBytes(UTF_8)));
        stream.next("message");
        odoo.deletes(reply);
        stream.next("message_updated");
    }

    private void readAll(Calls calls, Chat chat) {
        calls.get(poll(chat));
        calls.get(chat.channel() + "/poll?last_message_id=0", "X-Session-Token", chat.token());
        JsonNode messages = chat.messages(calls.base());
        calls.json(
                chat.channel() + "/read",
                Map.of(
                        "session_token",
                        chat.token(),
                        "message_id",
                        messages.path(0).path("id")));
        List<String> links = messages.findValuesAsText("url");
        assertThat(links).isNotEmpty();
        for (String link : links) {
            leaks.with("a link", link.substring(link.indexOf("token=")));
            assertThat(calls.get(link).body()).contains("nhältsmarke");
            calls.get(link, "Range", "bytes=2-9");
            calls.get(link, "Range", "bytes=900-" + Marked.FIELD);
            calls.method("HEAD", link);
            calls.get(link.replace("token=", "token=1") + Marked.WRONG_TOKEN);
            calls.get(link.replaceFirst("/web/content/\\d+", "/web/content/999999"));
        }
    }

    @Test
    void callsThatAreRefused_leaveNoTrace() {
        try (PackagedGateway gateway = gateway(Map.of())) {
            Calls calls = new Calls(gateway.base());
            Chat chat = start(gateway);
            // When
            new RefusedCalls(calls, chat).all(start(gateway));
            odoo.closes(chat.channel());
            await().until(() -> calls.json("send", message(chat, "later")).statusCode() == 409);
            // Then
            stoppedLeavesNoTrace(gateway, calls);
        }
    }

    @Test
    void odooThatQuotesWhatItWasSent_leavesNoTrace() {
        try (PackagedGateway gateway = gateway(Map.of("GATEWAY_LIMITS_CHANNEL_BURST", "10000"))) {
            Calls calls = new Calls(gateway.base());
            Chat chat = start(gateway);
            // When
            QuotingFaults.all().forEach(refusal -> {
                refusal.accept(odoo.faultsOn("seitech.chat.message", "load"));
                calls.json("send", message(chat, "k" + System.nanoTime()));
                refusal.accept(odoo.faultsOn("ir.attachment", "load"));
                upload(chat, gateway, "k" + System.nanoTime());
                refusal.accept(odoo.faultsOn("seitech.chat.channel", "load"));
                calls.json("", Map.of("name", Marked.NAME, "email", Marked.EMAIL));
            });
            JsonNode messages = await().atMost(Duration.ofSeconds(60))
                    .until(
                            () -> chat.messages(gateway.base()),
                            read -> read.findValuesAsText("status").contains("sent"));
            QuotingFaults.all().forEach(refusal -> {
                IntStream.range(0, 10).forEach(i -> refusal.accept(odoo.faults()));
                Chat another = startOnceOdooIsBack(calls);
                calls.get(poll(another));
                calls.get(another.channel() + "/messages", "X-Session-Token", another.token());
                calls.get(poll(another) + "&wait=1");
                calls.get("status");
            });
            odoo.faultsOnDownload().httpStatusNext(500, Marked.quoted());
            messages.findValuesAsText("url").forEach(calls::get);
            // Then
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> gateway.readiness().status() == 200);
            stoppedLeavesNoTrace(gateway, calls);
        }
    }

    private Chat startOnceOdooIsBack(Calls calls) {
        Map<String, String> visitor = Map.of("name", Marked.NAME, "email", Marked.EMAIL);
        // Of this very answer: what is left of the faults may meet the next call.
        HttpResponse<String> answer = await().atMost(Duration.ofSeconds(30))
                .until(() -> calls.json("", visitor), one -> one.statusCode() == 200);
        JsonNode started = new Http.Answer(answer.statusCode(), answer.body()).json();
        leaks.with("a token", started.path("session_token").asText());
        return new Chat(
                started.path("channel_id").asLong(),
                started.path("session_token").asText());
    }

    @Test
    void odooAway_andARestartWithAFullOutbox_leaveNoTrace() {
        Chat chat;
        try (PackagedGateway gateway = gateway(Map.of())) {
            Calls calls = new Calls(gateway.base());
            chat = start(gateway);
            upload(chat, gateway, "file");
            List<String> links = chat.messages(gateway.base()).findValuesAsText("url");
            // When
            odoo.stop();
            assertThat(calls.json("send", message(chat, Marked.KEY)).statusCode())
                    .isEqualTo(202);
            assertThat(upload(chat, gateway, "second").status()).isEqualTo(202);
            assertThat(calls.json("", Map.of("name", Marked.NAME, "email", Marked.EMAIL))
                            .statusCode())
                    .isEqualTo(503);
            chat.messages(gateway.base());
            calls.get(poll(chat));
            links.forEach(calls::get);
            // Then
            stoppedLeavesNoTrace(gateway, calls);
            assertThat(gateway.log()).anyMatch(line -> line.contains(" DEBUG ") && line.contains("OutboxWorker"));
        }
        odoo.faultsOn("seitech.chat.message", "load")
                .faultNext(1, QuotingFaults.TRACEBACK + "ValueError: '" + Marked.TEXT + "'\n");
        odoo.start();
        try (PackagedGateway gateway = gateway(Map.of("GATEWAY_SCANNER_CLAMD", "127.0.0.1:1"))) {
            await().until(() -> statuses(chat, gateway).containsAll(List.of("failed", "sent")));
            assertThat(gateway.log()).anyMatch(line -> line.contains("message given up"));
            upload(chat, gateway, "unscanned");
            stoppedLeavesNoTrace(gateway, new Calls(gateway.base()));
        }
    }

    @Test
    void virusInAFile_leavesNoTraceOfIt() throws IOException {
        Path socket = Files.createTempDirectory("clamd").resolve("s");
        try (ScriptedClamd clamd = ScriptedClamd.answering(socket, "stream: Eicar-Test FOUND");
                PackagedGateway gateway = gateway(Map.of("GATEWAY_SCANNER_CLAMD", socket.toString()))) {
            Chat chat = start(gateway);
            // When
            Http.Answer answer = upload(chat, gateway, "file");
            // Then
            assertThat(answer.status()).isEqualTo(415);
            assertThat(clamd.scanned()).hasSize(1);
            told.addAll(leaks.in("answer", List.of(answer.body())));
            stoppedLeavesNoTrace(gateway, new Calls(gateway.base()));
        }
    }
}
