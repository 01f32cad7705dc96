package com.seitech.chat.gateway.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.seitech.chat.gateway.testing.Answered;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** The calls that a person would make with {@code curl}. */
final class Http {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Http() {}

    record Answer(int status, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }
    }

    static Answer get(URI uri) {
        return exchange(HttpRequest.newBuilder(uri).build());
    }

    static Answer get(URI uri, String sessionToken) {
        return exchange(HttpRequest.newBuilder(uri)
                .header("X-Session-Token", sessionToken)
                .build());
    }

    static Answer delete(URI uri, String sessionToken) {
        return exchange(HttpRequest.newBuilder(uri)
                .header("X-Session-Token", sessionToken)
                .DELETE()
                .build());
    }

    static Answer post(URI uri, String json) {
        return exchange(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    static Answer post(URI uri, String json, String header, String value) {
        return exchange(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header(header, value)
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    /** @param body its parts, one behind the other */
    static Answer post(URI uri, String contentType, List<byte[]> body) {
        long length = body.stream().mapToLong(part -> part.length).sum();
        return exchange(HttpRequest.newBuilder(uri)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(body), length))
                .build());
    }

    static HttpResponse<byte[]> download(URI uri) {
        return CLIENT.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray())
                .join();
    }

    /** What comes as long as it is open. */
    static InputStream open(URI uri) {
        return CLIENT.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream())
                .join()
                .body();
    }

    private static Answer exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            Answered.note(response);
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
