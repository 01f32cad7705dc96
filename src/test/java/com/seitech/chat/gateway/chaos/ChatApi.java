package com.seitech.chat.gateway.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The gateway's public calls, as browsers make them. */
final class ChatApi {
    private static final String PATH = "/api/chat/support";
    /** Far beyond every wait that the gateway allows itself: a browser waits, too. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int PAGE = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;

    ChatApi(URI gateway) {
        this.gateway = gateway;
    }

    Session start(String name) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", name);
        if (exchange(post(PATH, body)) instanceof Answer.Given given && given.isSuccess()) {
            return new Session(
                    given.body().path("channel_id").asLong(),
                    given.body().path("session_token").asText());
        }
        throw new IllegalStateException("no chat could be started for " + name);
    }

    /** @param key null for the guide's widget, which sends none */
    Answer send(Session session, String text, @Nullable String key) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("channel_id", session.channel())
                .put("session_token", session.token())
                .put("content", text);
        if (key != null) {
            body.put("client_message_id", key);
        }
        return exchange(post(PATH + "/send", body));
    }

    Answer poll(Session session, long lastMessageId) {
        return exchange(get("%s/%d/poll?session_token=%s&last_message_id=%d"
                        .formatted(PATH, session.channel(), session.token(), lastMessageId))
                .build());
    }

    /** @param before the oldest message of the page after it, or 0 */
    Answer history(Session session, long before) {
        String query = "?limit=" + PAGE + (before == 0 ? "" : "&before_id=" + before);
        return exchange(get(PATH + "/" + session.channel() + "/messages" + query)
                .header("X-Session-Token", session.token())
                .build());
    }

    /** What comes as long as it is open. */
    HttpResponse<InputStream> stream(Session session, String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = get(PATH + "/" + session.channel() + "/stream?session_token=" + session.token());
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        return http.send(request.header("Accept", "text/event-stream").build(), BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(PATIENCE);
    }

    private HttpRequest post(String path, JsonNode body) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
    }

    private Answer exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString(UTF_8));
            boolean saysWhen = response.headers().firstValue("Retry-After").isPresent();
            return new Answer.Given(response.statusCode(), json(response.body()), saysWhen);
        } catch (IOException e) {
            return new Answer.Missing(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Missing("interrupted");
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(body);
        }
    }
}
