package com.seitech.chat.gateway.odoo.xmlrpc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.Loopback;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure.HttpStatus;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure.NotSent;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure.OutcomeUnknown;
import com.seitech.chat.gateway.testing.FullServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class HttpTransportTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofSeconds(1);
    /** A deadline that works is late by far less, also on a busy machine. */
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    static Stream<Arguments> badEnds() {
        return Stream.of(
                argumentSet("closed without an answer", (Peer.Reaction) Socket::close),
                argumentSet("reset", (Peer.Reaction) Loopback::reset),
                argumentSet("cut in the status line", sending("HTTP/1.0 2")),
                argumentSet("cut in the headers", sending("HTTP/1.0 200 OK\r\nContent-Le")),
                argumentSet("cut in the body", sending("HTTP/1.0 200 OK\r\nContent-Length: 100\r\n\r\n<?xml")),
                argumentSet("cut without a length", sending("HTTP/1.0 200 OK\r\n\r\n<?xml version='1.0'?><method")),
                argumentSet("a page", sending("HTTP/1.0 200 OK\r\n\r\n<!DOCTYPE html><html><p>Hello")),
                argumentSet("nothing in the body", sending("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n")),
                argumentSet("no HTTP", sending("SSH-2.0-OpenSSH\r\n")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a secret\r\n\r\n",
                "HTTP/1.1 a secret\r\n\r\n",
                "HTTP/1.1 200 X\r\na secret\r\n\r\n",
                "HTTP/1.1 200 X\r\nContent-Length: a secret\r\n\r\n",
                "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\na secret\r\n",
                "HTTP/1.1 200 X\r\nContent-Length: 24\r\n\r\n<methodResponse><secret></",
                "HTTP/1.1 200 X\r\nContent-Length: 22\r\n\r\n<methodResponse>secret<",
                "HTTP/1.1 200 X\r\nContent-Length: 78\r\n\r\n<methodResponse><params><param><value><int>a"
                        + " secret</int></value></param></params>"
            })
    void answerThatIsBroken_isNotQuoted(String answer) {
        try (Peer peer = new Peer(sending(answer))) {
            assertThatThrownBy(() -> peer.endpoint().call("m", List.of(), PATIENCE))
                    .isInstanceOf(OutcomeUnknown.class)
                    .satisfies(failure -> {
                        StringWriter dump = new StringWriter();
                        failure.printStackTrace(new PrintWriter(dump));
                        assertThat(dump.toString()).doesNotContain("secret");
                    });
        }
    }

    private static Peer.Reaction sending(String answer) {
        return connection -> connection.getOutputStream().write(answer.getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @MethodSource("badEnds")
    void connectionThatEndsBadly_leavesTheOutcomeUnknownAfterExactlyOnePost(Peer.Reaction reaction) {
        try (Peer peer = new Peer(reaction)) {
            // When
            assertThatThrownBy(() -> peer.endpoint().call("any", List.of("x"), PATIENCE))
                    .isInstanceOf(OutcomeUnknown.class);

            // Then
            assertThat(peer.requests()).isEqualTo(1);
            assertThat(peer.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirect_isReportedAndNotFollowed(int status) {
        try (Peer elsewhere = Peer.answering(Peer.TRUE);
                Peer peer = Peer.answering(status, "Location: " + elsewhere.uri() + "\r\n", "")) {
            // When
            assertThatThrownBy(() -> peer.endpoint().call("any", List.of(), PATIENCE))
                    .isInstanceOfSatisfying(
                            HttpStatus.class, e -> assertThat(e.status()).isEqualTo(status));

            // Then
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 400, 404, 413, 429, 500, 502, 503, 504})
    void statusOtherThan200_isReported(int status) {
        try (Peer peer = Peer.answering(status, "", "<html>")) {
            assertThatThrownBy(() -> peer.endpoint().call("any", List.of(), PATIENCE))
                    .isInstanceOfSatisfying(
                            HttpStatus.class, e -> assertThat(e.status()).isEqualTo(status));
        }
    }

    @Test
    void answerThatDrips_endsAtTheDeadline() throws XmlRpcFailure {
        try (FakeOdoo odoo = FakeOdoo.started()) {
            // Given
            XmlRpcEndpoint endpoint = FakeOdooClient.endpoint(odoo.url().resolve("/xmlrpc/2/common"));
            odoo.faults().dripNext(Duration.ofMillis(200));

            // When
            Duration waited = untilUnknown(() -> endpoint.call("version", List.of(), SHORT));

            // Then
            assertThat(waited).isBetween(SHORT, AT_MOST);
        }
    }

    @Test
    void answerThatStallsAfterItsHeaders_endsAtTheDeadline() {
        try (Loopback silent = Loopback.started(connection -> {
            sending("HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\n<?").react(connection);
            readToEnd(connection);
        })) {
            // When
            Duration waited =
                    untilUnknown(() -> FakeOdooClient.endpoint(silent.uri()).call("any", List.of(), SHORT));

            // Then
            assertThat(waited).isBetween(SHORT, AT_MOST);
        }
    }

    @Test
    void serverThatDoesNotAnswer_endsAtTheDeadline_thoughItGoesOn() {
        try (FakeOdoo odoo = FakeOdoo.started()) {
            // Given
            XmlRpcEndpoint endpoint = FakeOdooClient.endpoint(odoo.url().resolve("/xmlrpc/2/common"));
            var gate = odoo.faults().holdNext();

            // When
            Duration waited = untilUnknown(() -> endpoint.call("version", List.of(), SHORT));
            gate.open();

            // Then
            assertThat(waited).isBetween(SHORT, AT_MOST);
            assertThat(odoo.posts()).isEqualTo(1);
        }
    }

    /** The body of a request may be too large for the socket's buffer: sending it counts too. */
    @Test
    void serverThatDoesNotRead_endsAtTheDeadline() {
        try (Loopback deaf = Loopback.started(connection -> awaitEnd(connection))) {
            // When
            Duration waited = untilUnknown(
                    () -> FakeOdooClient.endpoint(deaf.uri()).call("any", List.of("x".repeat(20_000_000)), SHORT));

            // Then
            assertThat(waited).isBetween(SHORT, AT_MOST);
        }
    }

    @Test
    void answerLargerThanTheLimit_isNotRead() {
        try (Peer peer = Peer.answering(Peer.TRUE)) {
            XmlRpcEndpoint endpoint = new XmlRpcEndpoint(peer.uri(), PATIENCE, Peer.TRUE.length() - 1);
            assertThatThrownBy(() -> endpoint.call("any", List.of(), PATIENCE)).isInstanceOf(OutcomeUnknown.class);
        }
    }

    @Test
    void answerAsLargeAsTheLimit_isRead() throws XmlRpcFailure {
        try (Peer peer = Peer.answering(Peer.TRUE)) {
            XmlRpcEndpoint endpoint = new XmlRpcEndpoint(peer.uri(), PATIENCE, Peer.TRUE.length());
            assertThat(endpoint.call("any", List.of(), PATIENCE)).isEqualTo(true);
        }
    }

    @Test
    void refusedConnection_wasSurelyNotSent() {
        try (Peer peer = Peer.answering(Peer.TRUE)) {
            // Given
            peer.stop();

            // Then
            assertThatThrownBy(() -> peer.endpoint().call("any", List.of(), PATIENCE))
                    .isInstanceOf(NotSent.class);
        }
    }

    /** The name is too long for the resolver to ask anybody, so this needs no network. */
    @Test
    void unknownHost_wasSurelyNotSent() {
        XmlRpcEndpoint endpoint = FakeOdooClient.endpoint(URI.create("http://" + "x".repeat(64) + ".invalid/"));
        assertThatThrownBy(() -> endpoint.call("any", List.of(), PATIENCE)).isInstanceOf(NotSent.class);
    }

    @Test
    void connectionThatIsNeverTaken_wasSurelyNotSent() {
        // Given
        try (FullServer full = new FullServer()) {
            XmlRpcEndpoint endpoint = new XmlRpcEndpoint(full.uri(), Duration.ofMillis(300), 1_000);

            // Then
            assertThatThrownBy(() -> endpoint.call("any", List.of(), PATIENCE)).isInstanceOf(NotSent.class);
        }
    }

    @Test
    void interruptedCaller_getsAnAnswerAtOnceAndStaysInterrupted() throws Exception {
        try (FakeOdoo odoo = FakeOdoo.started()) {
            // Given
            XmlRpcEndpoint endpoint = FakeOdooClient.endpoint(odoo.url().resolve("/xmlrpc/2/common"));
            var gate = odoo.faults().holdNext();
            AtomicReference<@Nullable XmlRpcFailure> failure = new AtomicReference<>();
            AtomicBoolean stillInterrupted = new AtomicBoolean();
            Thread caller = Thread.startVirtualThread(() -> {
                try {
                    endpoint.call("version", List.of(), PATIENCE);
                } catch (XmlRpcFailure e) {
                    failure.set(e);
                    stillInterrupted.set(Thread.currentThread().isInterrupted());
                }
            });
            gate.awaitArrival();

            // When
            caller.interrupt();
            boolean ended = caller.join(AT_MOST);
            gate.open();

            // Then
            assertThat(ended).isTrue();
            assertThat(failure.get()).isInstanceOf(OutcomeUnknown.class);
            assertThat(stillInterrupted).isTrue();
        }
    }

    @Test
    void request_tellsItsLengthAndAsksForNothingSpecial() throws XmlRpcFailure {
        try (Peer peer = Peer.answering(Peer.TRUE)) {
            // When
            peer.endpoint().call("any", List.of("häß😀"), PATIENCE);

            // Then
            Peer.Request request = peer.request();
            assertThat(request.head())
                    .startsWith("post /xmlrpc/2/object http/1.1")
                    .contains("content-type: text/xml; charset=utf-8")
                    .doesNotContain("upgrade", "transfer-encoding", "content-encoding", "expect");
            assertThat(request.body()).endsWith("</methodCall>").contains("häß😀");
        }
    }

    @Test
    void connectionOfAnAbandonedCall_isClosed() {
        AtomicBoolean ended = new AtomicBoolean();
        try (Loopback silent = Loopback.started(connection -> {
            readToEnd(connection);
            ended.set(true);
        })) {
            // When
            untilUnknown(() -> FakeOdooClient.endpoint(silent.uri()).call("any", List.of(), SHORT));

            // Then
            await().untilTrue(ended);
        }
    }

    @FunctionalInterface
    private interface Call {
        @Nullable
        Object call() throws XmlRpcFailure;
    }

    private static Duration untilUnknown(Call call) {
        long start = System.nanoTime();
        assertThatThrownBy(call::call).isInstanceOf(OutcomeUnknown.class);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void readToEnd(Socket connection) throws IOException {
        while (connection.getInputStream().read() >= 0) {
            // Whatever it is.
        }
    }

    private static void awaitEnd(Socket connection) {
        await().atMost(PATIENCE).until(connection::isClosed);
    }
}
