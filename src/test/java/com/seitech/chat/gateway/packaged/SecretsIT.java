package com.seitech.chat.gateway.packaged;

import static com.seitech.chat.gateway.packaged.Calls.encoded;
import static com.seitech.chat.gateway.packaged.Calls.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.fake.Faults;
import com.seitech.chat.gateway.http.EventReader;
import com.seitech.chat.gateway.testing.Leaks;
import com.seitech.chat.gateway.upload.content.Samples;
import com.seitech.chat.gateway.upload.scan.ScriptedClamd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
    private static final String FORM = "multipart/form-data; boundary=b";
    private static final String TRACEBACK = """
            Traceback (most recent call last):
              File "/usr/lib/python3/dist-packages/odoo/service/model.py", line 72, in call_kw
                result = method(recs, *args, **kwargs)
            """;
    /** All that an operator might try to see more. */
    private static final Map<String, String> WIDE_OPEN = Map.of(
            "QUARKUS_LOG_LEVEL",
            "TRACE",
            "QUARKUS_HTTP_ACCESS_LOG_ENABLED",
            "true",
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

    private static Map<String, Object> message(Chat chat, String key) {
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

    private static String poll(Chat chat) {
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
            brokenBodies(calls, chat);
            wrongTokens(calls, chat, start(gateway));
            wrongQueries(calls, chat);
            wrongForms(calls, chat);
            tooMuch(calls, chat);
            noProperRequests(calls, chat);
            odoo.closes(chat.channel());
            await().until(() -> calls.json("send", message(chat, "later")).statusCode() == 409);
            // Then
            stoppedLeavesNoTrace(gateway, calls);
        }
    }

    private static void brokenBodies(Calls calls, Chat chat) {
        String whole = json(message(chat, Marked.KEY));
        for (String path : List.of("", "send", chat.channel() + "/typing", chat.channel() + "/read")) {
            calls.post(path, JSON, whole.substring(0, whole.length() - 3));
            calls.post(path, JSON, whole.replace("\":\"", "\":"));
            calls.post(path, JSON, whole + whole);
            calls.post(path, JSON, "[" + whole + "]");
            calls.post(path, JSON, "\"" + Marked.EMAIL + "\"");
            calls.post(path, JSON, Marked.EMAIL);
            calls.post(path, JSON, "{\"" + Marked.FIELD + "\": " + Marked.EMAIL + "}");
            for (String field : List.of("name", "email", "session_token", "channel_id", "content", "message_id")) {
                calls.json(path, Map.of(field, Map.of(Marked.FIELD, Marked.EMAIL)));
                calls.json(path, Map.of(field, List.of(Marked.TEXT)));
                calls.json(path, Map.of(field, Marked.EMAIL));
            }
            calls.post(path, "text/plain; " + Marked.FIELD + "=\"" + Marked.KEY + "\"", whole);
            calls.post(path, Marked.FIELD, whole);
        }
        calls.json("", Map.of("name", Marked.NAME.repeat(20)));
        calls.json("", Map.of("name", Marked.NAME, "email", Marked.EMAIL + " " + Marked.EMAIL));
        calls.json("send", message(chat, Marked.KEY + " "));
        calls.json("send", message(chat, Marked.KEY.repeat(20)));
        calls.json("send", message(chat, Marked.KEY));
        Map<String, Object> other = new HashMap<>(message(chat, Marked.KEY));
        other.put("content", Marked.REPLY);
        assertThat(calls.json("send", other).statusCode()).isEqualTo(409);
    }

    private static void wrongTokens(Calls calls, Chat chat, Chat other) {
        for (String token : List.of(Marked.WRONG_TOKEN, other.token(), encoded(Marked.TEXT))) {
            for (String call : List.of("poll", "stream", "messages", "transcript", Marked.FIELD)) {
                calls.get(chat.channel() + "/" + call + "?last_message_id=0&session_token=" + token);
                calls.get(chat.channel() + "/" + call + "?last_message_id=0", "X-Session-Token", token);
            }
            calls.get(chat.channel() + "/poll?last_message_id=0&wait=1&session_token=" + token);
            calls.json("send", message(new Chat(chat.channel(), token), Marked.KEY));
            calls.json(chat.channel() + "/read", Map.of("session_token", token, "message_id", 1));
            calls.get(token + "/poll?last_message_id=0&session_token=" + token);
            calls.get("/web/content/1/" + encoded(Marked.FILE) + "?token=" + token);
            calls.get("/web/content/" + token + "/" + encoded(Marked.FILE) + "?token=1.2." + token);
            calls.method("DELETE", chat.channel() + "?session_token=" + token);
            calls.get("/" + token + "?x=" + token);
        }
    }

    private static void wrongQueries(Calls calls, Chat chat) {
        String mark = encoded(Marked.TEXT);
        for (String query : List.of("last_message_id=" + mark, "wait=" + mark, mark, "%zz" + Marked.FIELD)) {
            calls.raw("GET /api/chat/support/" + poll(chat) + "&" + query + " HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        for (String query : List.of("cursor=", "limit=", "before_id=")) {
            calls.get(chat.channel() + "/messages?" + query + mark, "X-Session-Token", chat.token());
            calls.get(chat.channel() + "/poll?last_message_id=0&" + query + mark, "X-Session-Token", chat.token());
        }
        calls.later(chat.channel() + "/stream?cursor=" + mark + "&session_token=" + chat.token())
                .orTimeout(1, TimeUnit.SECONDS)
                .exceptionally(e -> null)
                .join();
    }

    private static void wrongForms(Calls calls, Chat chat) {
        String field = "--b\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
        String known =
                field.formatted("channel_id", "", chat.channel()) + field.formatted("session_token", "", chat.token());
        String file = field.formatted("file", "; filename=\"Dateinämenmarke-q7 & (1).txt\"", Marked.CONTENT);
        calls.post("upload", "multipart/form-data", known + file);
        calls.post("upload", "multipart/form-data; boundary=" + Marked.FIELD, known + file + "--b--");
        calls.post("upload", FORM, known + file);
        calls.post("upload", FORM, known + file.substring(0, file.length() - 20));
        calls.post("upload", FORM, known + file + file + "--b--\r\n");
        calls.post("upload", FORM, known + "--b--\r\n");
        calls.post("upload", FORM, Marked.CONTENT);
        calls.post("upload", FORM, field.formatted("session_token", "", Marked.WRONG_TOKEN) + file + "--b--\r\n");
        calls.post("upload", FORM, field.formatted("channel_id", "", Marked.WRONG_TOKEN) + known + file + "--b--\r\n");
        calls.post("upload", FORM, known + field.formatted(Marked.FIELD, "", "x".repeat(70_000)) + file + "--b--\r\n");
        calls.post(
                "upload",
                FORM,
                known + field.formatted("file", "; filename=\"" + Marked.FIELD + "\"", "") + "--b--\r\n");
        calls.post("upload", FORM, "--b\r\n" + Marked.FIELD.repeat(500) + "\r\n\r\n" + known + file + "--b--\r\n");
        calls.noted(chat.tryUpload(calls.base(), Marked.FIELD + ".exe", "MZ\0\0\0" + Marked.CONTENT));
        calls.noted(chat.tryUpload(calls.base(), Marked.FIELD + ".docx", Samples.docm(), Marked.KEY + "docm"));
        calls.noted(chat.tryUpload(calls.base(), Marked.FIELD + ".png", "\u0089PNG" + Marked.CONTENT));
    }

    private void tooMuch(Calls calls, Chat chat) {
        Map<String, Object> large = new HashMap<>(message(chat, "large"));
        large.put("content", Marked.TEXT.repeat(500));
        assertThat(calls.json("send", large).statusCode()).isEqualTo(400);
        large.put("content", Marked.TEXT.repeat(5000));
        assertThat(calls.json("send", large).statusCode()).isEqualTo(413);
        assertThat(chat.tryUpload(calls.base(), Marked.FIELD, Marked.CONTENT.repeat(400_000))
                        .status())
                .isEqualTo(413);
        assertThat(IntStream.range(0, 60)
                        .map(i -> calls.json("send", message(chat, "many-" + i)).statusCode()))
                .contains(429);
    }

    private static void noProperRequests(Calls calls, Chat chat) {
        String mark = Marked.FIELD + chat.token();
        calls.raw("GET /" + mark + "\r\n\r\n");
        calls.raw(mark + " / HTTP/1.1\r\n\r\n");
        calls.raw("GET /?" + mark + " HTTP/7.7\r\n\r\n");
        calls.raw("GET / HTTP/1.1\r\n" + mark + "\r\n\r\n");
        calls.raw("GET / HTTP/1.1\r\nHost: x\r\n" + mark + "\u0001: x\r\n\r\n");
        calls.raw("GET / HTTP/1.1\r\nHost: " + mark + ":x\r\nX: " + mark.repeat(1000) + "\r\n\r\n");
        calls.raw("GET /" + mark.repeat(1000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        calls.raw("POST /api/chat/support HTTP/1.1\r\nHost: x\r\nContent-Length: " + mark + "\r\n\r\n");
        calls.raw("POST /api/chat/support HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + mark + "\r\n");
        calls.raw("POST /api/chat/support HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 900\r\n\r\n{\"name\": \"" + mark);
        calls.raw("GET /api/chat/support/%c3%28" + mark + "/poll?session_token=%" + mark
                + " HTTP/1.1\r\nHost: x\r\nCookie: " + mark + "\r\nOrigin: http://" + mark + "\r\nX-Forwarded-For: "
                + mark + "\r\nX-Session-Token: \u00ff" + mark + "\r\n\r\n");
    }

    @Test
    void odooThatQuotesWhatItWasSent_leavesNoTrace() {
        try (PackagedGateway gateway = gateway(Map.of("GATEWAY_LIMITS_CHANNEL_BURST", "10000"))) {
            Calls calls = new Calls(gateway.base());
            Chat chat = start(gateway);
            // When
            refusals().forEach(refusal -> {
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
            refusals().forEach(refusal -> {
                IntStream.range(0, 10).forEach(i -> refusal.accept(odoo.faults()));
                Chat another = startOnceOdooIsBack(gateway, calls);
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

    private Chat startOnceOdooIsBack(PackagedGateway gateway, Calls calls) {
        Map<String, String> visitor = Map.of("name", Marked.NAME, "email", Marked.EMAIL);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> calls.json("", visitor).statusCode() == 200);
        return start(gateway);
    }

    private static List<Consumer<Faults>> refusals() {
        String quoted = Marked.quoted();
        String row = "psycopg2.errors.NotNullViolation: null value in column \"x\"\nDETAIL:  Failing row contains (7, "
                + quoted + ").\nOperationalError: " + quoted + "\n";
        return List.of(
                faults -> faults.faultNext(1, TRACEBACK + "ValueError: Wrong value for content: '" + quoted + "'\n"),
                faults -> faults.faultNext(1, TRACEBACK + row),
                faults -> faults.faultNext(1, TRACEBACK + "psycopg2.errors.SerializationFailure: " + quoted + "\n"),
                faults -> faults.faultNext(1, TRACEBACK + "psycopg2.OperationalError: " + quoted + "\n"),
                faults -> faults.faultNext(1, TRACEBACK + "KeyError: '" + Marked.EMAIL + "'\n"),
                faults -> faults.faultNext(1, Marked.EMAIL),
                faults -> faults.faultNext(2, "The value " + quoted + " is not allowed"),
                faults -> faults.faultNext(4, "You may not write " + quoted),
                faults -> faults.faultNext(99, quoted),
                faults -> faults.refusedByLoad("content", "No match for " + quoted),
                faults -> faults.refusedByLoad("", "Unknown error during import: " + quoted),
                faults -> faults.httpStatusNext(502, "<html>" + quoted + "</html>"),
                faults -> faults.httpStatusNext(200, "<html>" + quoted),
                faults -> faults.answerNext("<methodResponse><params><" + Marked.FIELD + "></a>"),
                faults -> faults.answerNext("<methodResponse>" + Marked.EMAIL + "</methodResponse>"),
                faults -> faults.answerNext(value("<i4>" + Marked.EMAIL + "</i4>")),
                faults -> faults.answerNext(value("<boolean>" + Marked.EMAIL + "</boolean>")),
                faults -> faults.answerNext(value("<string>" + Marked.EMAIL + "</string>")),
                faults -> faults.answerNext(value("<array><data><value>" + Marked.EMAIL + "</value></data></array>")),
                faults -> faults.faultNext(3, "Access Denied for " + Marked.API_KEY));
    }

    private static String value(String xml) {
        return "<?xml version=\"1.0\"?><methodResponse><params><param><value>" + xml
                + "</value></param></params></methodResponse>";
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
        odoo.faultsOn("seitech.chat.message", "load").faultNext(1, TRACEBACK + "ValueError: '" + Marked.TEXT + "'\n");
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
