package com.seitech.chat.gateway.ops.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.diagnosis.Finding;
import com.seitech.chat.gateway.testing.SelfSigned;
import com.seitech.chat.gateway.testing.TestClock;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What certificates, clocks and proxies get wrong, by small servers that get it wrong. */
final class OutsideDiagnosisTest {
    private static final String ORIGIN = "https://www.example.com";
    private static final String STATUS = "{\"online\": %s, \"agents_available\": true, \"accepts_messages\": true}";

    @TempDir
    Path directory;

    private final List<HttpServer> servers = new ArrayList<>();
    private final Web web = new Web(TrustedCertificates.ofTheSystem(), Clock.systemUTC());

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    private URI serves(HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        return started(server, "http", handler);
    }

    private URI servesWith(SelfSigned certificate) throws IOException, GeneralSecurityException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        return started(server, "https", exchange -> answer(exchange, 200, STATUS.formatted("true")));
    }

    private URI started(HttpServer server, String scheme, HttpHandler handler) {
        server.createContext("/", handler);
        server.start();
        servers.add(server);
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Look look(List<Finding> findings) {
        return new Look(findings);
    }

    private Look publicly(URI url) {
        return look(new PublicAddress(url, web).findings());
    }

    private Look tls(SelfSigned certificate, TrustedCertificates trusted) throws IOException, GeneralSecurityException {
        return look(List.of(new TlsLook(trusted, Clock.systemUTC()).finding(servesWith(certificate))));
    }

    @Test
    void goodCertificate_isToldWithItsEnd() throws Exception {
        SelfSigned certificate = SelfSigned.in(directory, "-validity", "90");
        tls(certificate, TrustedCertificates.of(certificate.trusted())).says("is good until", " 89 days");
    }

    @Test
    void certificateThatEndsSoon_isToldInTime() throws Exception {
        SelfSigned certificate = SelfSigned.in(directory, "-validity", "5");
        tls(certificate, TrustedCertificates.of(certificate.trusted())).warns("4 days", "renew the certificate");
    }

    @Test
    void certificateThatHasEnded_isToldWithItsCure() throws Exception {
        SelfSigned certificate = SelfSigned.in(directory, "-startdate", "-30d", "-validity", "10");
        tls(certificate, TrustedCertificates.ofTheSystem()).fails("the certificate ended at", "renew the certificate");
    }

    @Test
    void certificateOfAnUnknownAuthority_isToldWithItsCure() throws Exception {
        tls(SelfSigned.in(directory, "-validity", "90"), TrustedCertificates.ofTheSystem())
                .fails("is not believed", "javax.net.ssl.trustStore");
    }

    @Test
    void clocksThatDiffer_areAWarning() throws IOException {
        // Given
        URI url = serves(exchange -> answer(exchange, 200, "{\"status\": \"pass\"}"));
        // When
        Look look = look(new OdooAddress(url, new Web(TrustedCertificates.ofTheSystem(), new TestClock())).findings());
        // Then
        look.warns("Odoo's and ours differ by", "NTP");
    }

    @Test
    void clocksThatGoTogether_areFine() throws IOException {
        URI url = serves(exchange -> answer(exchange, 200, "{\"status\": \"pass\"}"));
        look(new OdooAddress(url, web).findings()).says("Odoo's goes with ours");
    }

    /** The guide: the chat shows "Offline", endpoint not found. */
    @Test
    void addressOfSomethingElse_isToldWithItsCure() throws IOException {
        publicly(serves(exchange -> answer(exchange, 404, "<h1>Not Found</h1>")))
                .fails("status is not the gateway's (HTTP 404)", "NEXT_PUBLIC_ODOO_URL");
    }

    @Test
    void addressWhereNothingAnswers_isTold() {
        publicly(URI.create("http://127.0.0.1:1")).fails("nothing answers under http://127.0.0.1:1");
    }

    @Test
    void gatewayThatDoesNotReachOdoo_isOffline() throws IOException {
        publicly(serves(exchange -> answer(exchange, 200, STATUS.formatted("false"))))
                .fails("visitors see \"Offline\"");
    }

    @Test
    void metricsForEverybody_areTold() throws IOException {
        publicly(serves(exchange -> answer(
                        exchange,
                        200,
                        exchange.getRequestURI().getPath().equals("/q/metrics")
                                ? "# TYPE gateway_replicas gauge"
                                : STATUS.formatted("true"))))
                .fails("/q/metrics is there for everybody");
    }

    private Look preflight(HttpHandler handler) throws IOException {
        Management none = new Management(URI.create("http://127.0.0.1:1"), false, web);
        return look(new Preflight(serves(handler), ORIGIN, web, none).findings());
    }

    private static HttpHandler allows(String... origins) {
        return exchange -> {
            for (String origin : origins) {
                exchange.getResponseHeaders().add("Access-Control-Allow-Origin", origin);
            }
            exchange.getResponseHeaders().add("Access-Control-Allow-Credentials", "true");
            answer(exchange, 204, "");
        };
    }

    @Test
    void originThatIsNotAllowedOutside_isToldWithItsCure() throws IOException {
        preflight(allows()).fails("pages of " + ORIGIN + " may not use the chat", "gateway.cors.origins");
    }

    @Test
    void headersThatTheProxyAddsToo_areTold() throws IOException {
        preflight(allows(ORIGIN, "*"))
                .fails("2 headers Access-Control-Allow-Origin", "let the proxy add no CORS headers");
    }

    @Test
    void allowedOrigin_isFine_andTheProxyUnknownWithoutTheManagementPort() throws IOException {
        preflight(allows(ORIGIN)).warns("unknown, the gateway's management port cannot be asked");
    }

    /** Answers for the gateway and its management port, of which each preflight moves one figure. */
    private Look behindAProxyThatMoves(String figure) throws IOException {
        HttpHandler allowed = allows(ORIGIN);
        int[] count = {0};
        URI url = serves(exchange -> {
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                count[0]++;
                allowed.handle(exchange);
            } else {
                answer(
                        exchange,
                        200,
                        "{\"checks\": [{\"name\": \"clients\", \"status\": \"UP\", \"data\": {\"" + figure + "\": "
                                + count[0] + "}}]}");
            }
        });
        return look(new Preflight(url, ORIGIN, web, new Management(url, true, web)).findings());
    }

    @Test
    void proxyThatIsNotBelieved_isToldWithItsCure() throws IOException {
        behindAProxyThatMoves("named, not believed").fails("is not believed", "gateway.http.trusted-proxies");
    }

    @Test
    void proxyThatNamesNobody_isToldWithItsCure() throws IOException {
        behindAProxyThatMoves("not named by a proxy").fails("does not name the visitors", "X-Forwarded-For");
    }

    @Test
    void proxyThatNamesVisitors_isFine() throws IOException {
        behindAProxyThatMoves("named by a proxy").says("the proxy names the visitors");
    }

    @Test
    void requestThatCameToAnotherReplica_isNotJudged() throws IOException {
        behindAProxyThatMoves("none").warns("came to another gateway");
    }

    @Test
    void managementPortThatWasNamed_mustAnswer() {
        look(new Management(URI.create("http://127.0.0.1:1"), true, web).findings())
                .fails("no gateway answers at http://127.0.0.1:1");
    }

    @Test
    void runningGateway_tellsItsProblems() throws IOException {
        URI url = serves(exchange -> answer(
                exchange,
                503,
                "{\"checks\": [{\"name\": \"store\", \"status\": \"DOWN\", \"data\": {\"problem\": \"its disk"
                        + " is full\"}}]}"));
        look(new Management(url, true, web).findings()).fails("store: its disk is full");
    }

    private Look chat(HttpHandler handler) throws IOException {
        return look(new ChatLook(serves(handler), 7, Optional.of("a token"), web).findings());
    }

    /** The guide: messages do not appear, the session token. */
    @Test
    void tokenThatOpensNothing_isTold_withoutTheToken() throws IOException {
        Look look = chat(exchange -> answer(exchange, 403, "{}"));
        look.fails("the token does not open this channel", "starts a new chat");
        assertThat(look.toString()).doesNotContain("a token");
    }

    @Test
    void streamThatIsHeldBack_isToldWithItsCure() throws IOException {
        chat(exchange -> {
                    if (exchange.getRequestURI().getPath().endsWith("/stream")) {
                        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
                        // The head alone; the rest is kept back until somebody gives up.
                        exchange.sendResponseHeaders(200, 0);
                    } else {
                        answer(exchange, 200, "{}");
                    }
                })
                .fails("holds it back", "unbuffered");
    }

    @Test
    void streamThatArrives_isFine() throws IOException {
        chat(exchange -> {
                    if (exchange.getRequestURI().getPath().endsWith("/stream")) {
                        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
                        exchange.sendResponseHeaders(200, 0);
                        OutputStream body = exchange.getResponseBody();
                        body.write(": hi\n\n".getBytes(StandardCharsets.UTF_8));
                        body.flush();
                    } else {
                        answer(exchange, 200, "{}");
                    }
                })
                .says("it arrives");
    }

    @Test
    void chatWithoutAToken_isNotLookedAt() throws IOException {
        URI url = serves(exchange -> answer(exchange, 200, "{}"));
        look(new ChatLook(url, 7, Optional.empty(), web).findings()).warns(Options.TOKEN);
    }
}
