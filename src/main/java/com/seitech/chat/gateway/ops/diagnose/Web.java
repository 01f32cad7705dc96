package com.seitech.chat.gateway.ops.diagnose;

import com.seitech.chat.gateway.diagnosis.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Names, certificates and answers of servers, as a browser meets them: nothing is followed, nothing repeated. */
final class Web {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Of a page that is none of ours. */
    private static final long MOST_BYTES = 1L << 20;

    private final HttpClient client;
    private final TlsLook tls;
    private final Clock clock;

    Web(TrustedCertificates trusted, Clock clock) {
        this.clock = clock;
        this.tls = new TlsLook(trusted, clock);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(trusted.context())
                .build();
    }

    Clock clock() {
        return clock;
    }

    /** Whether the name is known and, with https, the certificate good. */
    List<Finding> address(URI uri, String cure) {
        try {
            String known = Arrays.stream(InetAddress.getAllByName(uri.getHost()))
                    .map(InetAddress::getHostAddress)
                    .distinct()
                    .collect(Collectors.joining(", "));
            List<Finding> findings = new ArrayList<>();
            // An address is nobody's name.
            if (!known.equals(uri.getHost())) {
                findings.add(Finding.ok("DNS", uri.getHost() + " is " + known));
            }
            if ("https".equals(uri.getScheme())) {
                findings.add(tls.finding(uri));
            }
            return findings;
        } catch (UnknownHostException e) {
            return List.of(Finding.fail("DNS", "no address of " + uri.getHost() + " is known", cure));
        }
    }

    HttpResponse<byte[]> ask(String method, URI uri, Map<String, String> headers) throws IOException {
        return send(method, uri, headers, PATIENCE, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    }

    HttpResponse<byte[]> get(URI uri) throws IOException {
        return ask("GET", uri, Map.of());
    }

    /**
     * Whoever opens it closes it.
     *
     * @param patience until the head is there
     */
    HttpResponse<InputStream> open(URI uri, Map<String, String> headers, Duration patience) throws IOException {
        return send("GET", uri, headers, patience, BodyHandlers.ofInputStream());
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private <T> HttpResponse<T> send(
            String method, URI uri, Map<String, String> headers, Duration patience, BodyHandler<T> body)
            throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(patience).method(method, HttpRequest.BodyPublishers.noBody());
        headers.forEach(request::header);
        try {
            return client.send(request.build(), body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
