package com.seitech.chat.gateway.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.seitech.chat.gateway.real.Upstream.Received;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample configuration for nginx, in a real one. */
@SuppressWarnings("NullAway.Init") // JUnit calls first what sets them
final class NginxIT {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final int UPLOAD_LIMIT = 11 * 1024 * 1024;
    private static final int JSON_LIMIT = 256 * 1024;
    private static final String ORIGIN = "https://www.example.com";
    private static final String SEND = "/api/chat/support/send";
    private static final String UPLOAD = "/api/chat/support/upload";

    private static Upstream gateway;
    private static Upstream odoo;
    private static Upstream bus;
    private static Nginx nginx;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        gateway = new Upstream("gateway");
        odoo = new Upstream("odoo");
        bus = new Upstream("bus");
        // Shorter than two heartbeats.
        String readTimeout = Upstream.HEARTBEAT_SECONDS + 1 + "s";
        nginx = new Nginx(new Nginx.Peers(gateway.uri(), odoo.uri(), bus.uri(), readTimeout));
        client = HttpClient.newBuilder().sslContext(nginx.trust()).build();
    }

    @AfterAll
    static void stop() {
        client.shutdownNow();
        nginx.close();
        gateway.close();
        odoo.close();
        bus.close();
    }

    @BeforeEach
    void forget() {
        gateway.forget();
        odoo.forget();
        bus.forget();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(nginx.uri() + path))
                .timeout(Duration.ofSeconds(40))
                .header("Origin", ORIGIN);
    }

    private static HttpResponse<String> get(String path) {
        return exchange(request(path));
    }

    private static HttpResponse<String> post(String path, int bytes) {
        return exchange(request(path).POST(BodyPublishers.ofByteArray(new byte[bytes])));
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString()).join();
    }

    @Test
    void sample_isRight_byNginxsOwnCheck() throws Exception {
        // When
        String said = nginx.process().check();
        // Then
        assertThat(said).contains("syntax is ok", "test is successful").doesNotContain("[warn]", "[emerg]");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/chat/support/1/poll?last_message_id=0, gateway",
        "/api/chat/support, gateway",
        "/api/chat/support/status, gateway",
        "/widget.js, gateway",
        "/api/chat/rooms, odoo",
        "/web/content/7/plan.pdf?token=abc, gateway",
        "/web/content/7/plan.pdf?download=1&token=abc, gateway",
        "/web/content/7/plan.pdf, odoo",
        "/web/content/7/plan.pdf?access_token=abc, odoo",
        "/web/login, odoo",
        "/websocket/health, bus",
        "/, odoo"
    })
    void paths_leadWhereTheyBelong(String path, String who) {
        assertThat(get(path).body()).isEqualTo(who);
    }

    @Test
    void events_arriveAtOnce_andHeartbeatsKeepTheStreamOpen() throws IOException {
        // Given
        HttpRequest stream = request("/api/chat/support/1/stream?session_token=secret")
                .header("Accept-Encoding", "gzip")
                .build();
        gateway.says("data: first");
        HttpResponse<InputStream> answer =
                client.sendAsync(stream, BodyHandlers.ofInputStream()).join();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(event(lines)).isEqualTo("data: first");
            // When
            for (int i = 0; i < 5; i++) {
                arrivesAtOnce("data: event " + i, lines);
            }
            // Then
            for (int i = 0; i < 3; i++) {
                assertThat(event(lines)).isEqualTo(Upstream.HEARTBEAT);
            }
            arrivesAtOnce("data: after the pause", lines);
        } finally {
            gateway.endsTheStream();
        }
    }

    private static void arrivesAtOnce(String event, BufferedReader lines) throws IOException {
        long said = System.nanoTime();
        gateway.says(event);
        assertThat(event(lines)).isEqualTo(event);
        assertThat(Duration.ofNanos(System.nanoTime() - said)).isLessThan(AT_ONCE);
    }

    private static String event(BufferedReader lines) throws IOException {
        String line = String.valueOf(lines.readLine());
        assertThat(lines.readLine()).isEmpty();
        return line;
    }

    @Test
    void clientsAddress_isTheOneThatNginxSees() {
        // When
        get("/web/login");
        exchange(request("/api/chat/support/1/poll")
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "http"));
        get("/websocket");
        // Then
        for (Upstream upstream : new Upstream[] {gateway, odoo, bus}) {
            assertThat(upstream.received()).singleElement().satisfies(NginxIT::isForwardedByNginx);
        }
    }

    private static void isForwardedByNginx(Received call) {
        assertThat(call.headers().get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(call.headers().get("X-Forwarded-Host")).containsExactly("127.0.0.1");
        assertThat(call.headers().get("X-Forwarded-Proto")).containsExactly("https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/odoo/nudge/x",
                "/internal/",
                "//internal/odoo/nudge/x",
                "/%69nternal/odoo/nudge/x",
                "/internal%2Fodoo/nudge/x",
                "/api/chat/support/../../../internal/odoo/nudge/x",
                "/api/chat/support/..%2f..%2f..%2finternal/odoo/nudge/x",
                "/web/content/%2e%2e/%2e%2e/internal/odoo/nudge/x?token=1"
            })
    void internalPaths_areNotReachable(String path) throws Exception {
        // When
        String status = rawStatus("POST " + path + " HTTP/1.1", "Content-Length: 0");
        // Then
        assertThat(status).startsWith("HTTP/1.1 404");
        assertThat(gateway.received()).isEmpty();
        assertThat(odoo.received()).isEmpty();
    }

    /** Without the tidying that an HTTP library does. */
    private static String rawStatus(String requestLine, String... headers) throws IOException {
        try (SSLSocket socket = (SSLSocket) nginx.trust()
                .getSocketFactory()
                .createSocket("127.0.0.1", nginx.uri().getPort())) {
            socket.setSoTimeout(40_000);
            OutputStream out = socket.getOutputStream();
            String head = requestLine + "\r\nHost: chat.example.com\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return String.valueOf(reader.readLine());
        }
    }

    @Test
    void upgrades_reachTheBusAlone() throws Exception {
        // When
        String[] upgrade = {
            "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA"
        };
        rawStatus("GET /api/chat/support/status HTTP/1.1", upgrade);
        rawStatus("GET /web/login HTTP/1.1", upgrade);
        rawStatus("GET /websocket HTTP/1.1", "Connection: Upgrade", "Upgrade: websocket");
        // Then
        assertThat(gateway.received().getFirst().headers().containsKey("Upgrade"))
                .isFalse();
        assertThat(odoo.received().getFirst().headers().containsKey("Upgrade")).isFalse();
        assertThat(bus.received().getFirst().headers().get("Upgrade")).containsExactly("websocket");
    }

    @Test
    void bodiesWithinTheLimits_arrive() {
        assertThat(post(UPLOAD, UPLOAD_LIMIT).body()).isEqualTo("gateway");
        assertThat(post(SEND, JSON_LIMIT).body()).isEqualTo("gateway");
        assertThat(gateway.received()).extracting(Received::bodySize).containsExactly(UPLOAD_LIMIT, JSON_LIMIT);
    }

    @ParameterizedTest
    @CsvSource({
        UPLOAD + "," + (UPLOAD_LIMIT + 1),
        SEND + "," + (JSON_LIMIT + 1),
        "/api/chat/support," + (JSON_LIMIT + 1)
    })
    void largerBodies_areRefused_readablyForThePage(String path, int bytes) throws Exception {
        // When
        HttpResponse<String> answer = post(path, bytes);
        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        isErrorForThePage(answer, "too_large");
        assertThat(gateway.received()).isEmpty();
    }

    private static JsonNode isErrorForThePage(HttpResponse<String> answer, String code) throws IOException {
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
        assertThat(answer.headers().allValues("Access-Control-Allow-Credentials"))
                .containsExactly("true");
        assertThat(answer.headers().allValues("Vary")).containsExactly("Origin");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        JsonNode body = new ObjectMapper().readTree(answer.body());
        assertThat(body.path("success").asBoolean(true)).isFalse();
        assertThat(body.path("code").asText()).isEqualTo(code);
        return body;
    }

    @Test
    void refusals_nameNoOriginThatIsNotAllowed() {
        // When
        HttpResponse<String> answer = client.sendAsync(
                        HttpRequest.newBuilder(URI.create(nginx.uri() + SEND))
                                .header("Origin", "https://evil.example")
                                .POST(BodyPublishers.ofByteArray(new byte[JSON_LIMIT + 1]))
                                .build(),
                        BodyHandlers.ofString())
                .join();
        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-allow"));
    }

    @Test
    void deadGateway_isAnErrorThatThePageCanRead() throws Exception {
        // Given
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        try (Nginx alone = new Nginx(new Nginx.Peers(nobody, odoo.uri(), bus.uri(), "5m"));
                HttpClient visitor =
                        HttpClient.newBuilder().sslContext(alone.trust()).build()) {
            for (String path : new String[] {SEND, UPLOAD, "/api/chat/support/1/stream"}) {
                // When
                HttpResponse<String> answer = visitor.send(
                        HttpRequest.newBuilder(URI.create(alone.uri() + path))
                                .header("Origin", ORIGIN)
                                .build(),
                        BodyHandlers.ofString());
                // Then
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().allValues("Retry-After")).hasSize(1);
                JsonNode body = isErrorForThePage(answer, "cannot_keep");
                assertThat(answer.headers().allValues("X-Request-Id"))
                        .containsExactly(body.path("reference").asText());
            }
        }
    }

    @Test
    void tokens_areInNoLog() {
        // When
        get("/api/chat/support/1/poll?session_token=the-token&last_message_id=0");
        get("/web/content/7/plan.pdf?token=the-token");
        post(SEND + "?session_token=the-token", JSON_LIMIT + 1);
        // Then
        Awaitility.await()
                .untilAsserted(() -> assertThat(nginx.process().read("chat.access.log"))
                        .contains("GET /api/chat/support/1/poll\" 200", "/web/content/7/plan.pdf", "\" 413 "));
        assertThat(nginx.process().read("chat.access.log")
                        + nginx.process().read("chat.error.log")
                        + nginx.process().output())
                .doesNotContain("the-token");
    }

    @Test
    void plainHttp_isSentToHttps() throws Exception {
        // When
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(nginx.plainUri() + "/api/chat/support/status?x=1"))
                        .build(),
                BodyHandlers.ofString());
        // Then
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .isEqualTo("https://127.0.0.1/api/chat/support/status?x=1");
    }
}
