package com.seitech.chat.gateway.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A visitor who does everything right. */
final class Visit {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CALLS = "/api/chat/support";

    private final URI base;
    private final HttpClient http;

    private Visit(URI base, HttpClient http) {
        this.base = base;
        this.http = http;
    }

    /** An open chat with a message and a file. */
    static Known known(URI base) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return new Visit(base, http).known();
        }
    }

    /** Whether a chat that begins now goes well. */
    static boolean isWellServed(URI base) throws IOException, InterruptedException {
        return known(base).link().startsWith("/web/content/");
    }

    private Known known() throws IOException, InterruptedException {
        JsonNode chat = post("", "{\"name\":\"Jane Doe\"}");
        String channel = chat.path("channel_id").asText();
        String token = chat.path("session_token").asText();
        JsonNode sent = post(
                "/send",
                "{\"channel_id\":%s,\"session_token\":\"%s\",\"content\":\"Hello\"}".formatted(channel, token));
        JsonNode file = upload(channel, token);
        JsonNode page = answer(request("/" + channel + "/poll?last_message_id=0&session_token=" + token));
        return new Known(
                channel,
                token,
                sent.path("message_id").asText(),
                page.path("cursor").asText(),
                file.path("file_url").asText());
    }

    private JsonNode upload(String channel, String token) throws IOException, InterruptedException {
        String form = part("channel_id\"", channel) + part("session_token\"", token)
                + part("file\"; filename=\"note.txt\"", "a note") + "--b--\r\n";
        return answer(request("/upload")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(form)));
    }

    private static String part(String name, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\r\n\r\n" + content + "\r\n";
    }

    private JsonNode post(String call, String json) throws IOException, InterruptedException {
        return answer(request(call).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String call) {
        return HttpRequest.newBuilder(base.resolve(CALLS + call));
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString(UTF_8));
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
