package com.seitech.chat.gateway.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.seitech.chat.gateway.fake.Loopback;
import com.seitech.chat.gateway.program.ServerAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample configuration for several replicas, in a real nginx. */
@SuppressWarnings("NullAway.Init") // JUnit calls first what sets them
final class BalancerIT {
    private static final String POLL = "/api/chat/support/1/poll?session_token=the-token";
    private static final String SEND = "/api/chat/support/send";
    private static final String STREAM = "/api/chat/support/1/stream";
    private static final int ROUNDS = 3;

    private static Upstream first;
    private static Upstream second;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        first = new Upstream("first");
        second = new Upstream("second");
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.shutdownNow();
        first.close();
        second.close();
    }

    private static Balancer before(URI... replicas) {
        List<InetSocketAddress> addresses = Stream.of(replicas)
                .map(uri -> ServerAddress.onPort(uri.getPort()))
                .toList();
        return Balancer.before(addresses, LocalScript.STACK_HOME);
    }

    private static URI nobody() {
        return ServerAddress.uri(ServerAddress.lasting());
    }

    /** Takes a request, and ends before it answers. */
    private static void die(Socket connection) throws IOException {
        assertThat(connection.getInputStream().read()).isPositive();
    }

    private static HttpResponse<String> get(Balancer balancer, String path) {
        return exchange(HttpRequest.newBuilder(balancer.uri().resolve(path)));
    }

    private static HttpResponse<String> post(Balancer balancer, String path) {
        return exchange(HttpRequest.newBuilder(balancer.uri().resolve(path)).POST(BodyPublishers.ofString("{}")));
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        HttpRequest fromPage =
                request.header("Origin", "https://www.example.com").build();
        return client.sendAsync(fromPage, BodyHandlers.ofString()).join();
    }

    @Test
    void sample_isRight_byNginxsOwnCheck() throws Exception {
        try (Balancer balancer = before(first.uri(), second.uri())) {
            // When
            String said = balancer.process().check();
            // Then
            assertThat(said).contains("syntax is ok", "test is successful").doesNotContain("[warn]", "[emerg]");
        }
    }

    @Test
    void requests_goToOneReplicaAfterTheOther() {
        try (Balancer balancer = before(first.uri(), second.uri())) {
            // When
            List<String> answers = Stream.generate(() -> get(balancer, POLL).body())
                    .limit(2 * ROUNDS)
                    .toList();
            // Then
            for (int i = 1; i < answers.size(); i++) {
                assertThat(answers.get(i)).isNotEqualTo(answers.get(i - 1));
            }
        }
    }

    @Test
    void replicaThatIsGone_isPassedOver_withWhateverWasNotSentYet() {
        try (Balancer balancer = before(nobody(), first.uri())) {
            for (int i = 0; i < ROUNDS; i++) {
                assertThat(get(balancer, POLL).body()).isEqualTo("first");
                assertThat(post(balancer, SEND).body()).isEqualTo("first");
            }
        }
    }

    @Test
    void readerWhoseReplicaEnds_isAnsweredByTheNext() {
        try (Loopback dying = Loopback.started(BalancerIT::die);
                Balancer balancer = before(dying.uri(), first.uri())) {
            // When
            List<String> answers = Stream.generate(() -> get(balancer, POLL).body())
                    .limit(ROUNDS)
                    .toList();
            // Then
            assertThat(answers).containsOnly("first");
            assertThat(dying.connections()).isPositive();
        }
    }

    @Test
    void message_thatAReplicaMayHave_isNotRepeated_andItsSenderCanReadWhatToDo() throws Exception {
        try (Loopback dying = Loopback.started(BalancerIT::die);
                Loopback other = Loopback.started(BalancerIT::die);
                Balancer balancer = before(dying.uri(), other.uri())) {
            // When
            HttpResponse<String> answer = post(balancer, SEND);
            // Then
            assertThat(dying.connections() + other.connections()).isEqualTo(1);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().allValues("Retry-After")).hasSize(1);
            assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
                    .containsExactly("https://www.example.com");
            assertThat(new ObjectMapper().readTree(answer.body()).path("code").asText())
                    .isEqualTo("cannot_keep");
        }
    }

    /** After an error status it would never come back. */
    @Test
    void stream_whenNobodyIsThere_endsWell_andIsToldWhenToComeBack() {
        try (Balancer balancer = before(nobody(), nobody())) {
            // When
            HttpResponse<String> answer = get(balancer, STREAM);
            // Then
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            assertThat(answer.headers().allValues("Access-Control-Allow-Credentials"))
                    .containsExactly("true");
            assertThat(answer.body()).isEqualTo("retry: 5000\n\n");
        }
    }

    @Test
    void client_isNamedByNginxAlone() {
        try (Balancer balancer = before(first.uri())) {
            // Given
            first.forget();
            // When
            exchange(HttpRequest.newBuilder(balancer.uri().resolve(POLL)).header("X-Forwarded-For", "203.0.113.9"));
            // Then
            assertThat(first.received().getFirst().headers().get("X-Forwarded-For"))
                    .containsExactly("127.0.0.1");
        }
    }

    @Test
    void nudges_areNotForVisitors_andTokensInNoLog() {
        try (Balancer balancer = before(first.uri())) {
            // When
            int status = get(balancer, "/internal/odoo/nudge/secret").statusCode();
            get(balancer, POLL);
            // Then
            assertThat(status).isEqualTo(404);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(balancer.process().read("chat.access.log"))
                            .contains("/api/chat/support/1/poll\" 200")
                            .doesNotContain("the-token"));
        }
    }
}
