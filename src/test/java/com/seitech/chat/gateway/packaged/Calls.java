package com.seitech.chat.gateway.packaged;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.seitech.chat.gateway.testing.Answered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Any calls to a gateway, of which it remembers the errors that came back. */
final class Calls {
    private static final String PATH = "/api/chat/support";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI gateway;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> errors = new ArrayList<>();

    Calls(URI gateway) {
        this.gateway = gateway;
    }

    URI base() {
        return gateway;
    }

    /** Head and body of each. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    static String json(Map<String, ?> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    HttpResponse<String> post(String path, String type, String body) {
        return post(path, type, body, "X-Nothing", "0");
    }

    HttpResponse<String> post(String path, String type, String body, String header, String value) {
        return exchange(
                request(path).header("Content-Type", type).header(header, value).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> json(String path, Map<String, ?> body) {
        return post(path, "application/json", json(body));
    }

    HttpResponse<String> get(String path, String header, String value) {
        return exchange(request(path).header(header, value));
    }

    HttpResponse<String> get(String path) {
        return exchange(request(path));
    }

    HttpResponse<String> method(String method, String path) {
        return exchange(request(path).method(method, BodyPublishers.noBody()));
    }

    /** Its answer comes when it comes. */
    CompletableFuture<HttpResponse<String>> later(String path) {
        return http.sendAsync(request(path).build(), BodyHandlers.ofString());
    }

    /** Bytes that are no proper request, or the beginning of one. */
    void raw(String bytes) {
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.getOutputStream().write(bytes.getBytes(UTF_8));
            socket.shutdownOutput();
            errors.add(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
        } catch (IOException e) {
            errors.add(String.valueOf(e.getMessage()));
        }
    }

    /** An error that came back another way. */
    void noted(Http.Answer answer) {
        if (answer.status() >= 400) {
            errors.add(answer.body());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path.startsWith("/") ? path : PATH + "/" + path));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            Answered.note(answer);
            if (answer.statusCode() >= 400) {
                errors.add(answer.headers().map() + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
