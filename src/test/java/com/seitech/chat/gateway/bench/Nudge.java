package com.seitech.chat.gateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** The call by which Odoo says that there is something new. */
final class Nudge implements AutoCloseable {
    private static final String SECRET = "the-nudge-of-the-benchmark-0123456789";

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;

    Nudge(URI gateway) {
        request = HttpRequest.newBuilder(gateway.resolve("/internal/odoo/nudge/" + SECRET))
                .POST(BodyPublishers.noBody())
                .build();
    }

    /** With which a gateway knows it. */
    static Map<String, String> settings() {
        return Map.of("GATEWAY_NUDGE_SECRET", SECRET);
    }

    /** The status of the answer. */
    int send() {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
