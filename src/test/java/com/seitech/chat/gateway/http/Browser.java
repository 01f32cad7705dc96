package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.seitech.chat.gateway.testing.Answered;
import com.seitech.chat.gateway.testing.Spoken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A visitor's browser: makes the guide's calls over real HTTP. */
final class Browser {
    static final String ORIGIN = "http://localhost:4000";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final URI base;
    private final HttpClient http;

    Browser(URI base) {
        this(base, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1));
    }

    /** As a real one comes over TLS: with HTTP/2. */
    Browser(URI base, SSLContext trust) {
        this(base, HttpClient.newBuilder().sslContext(trust));
    }

    private Browser(URI base, HttpClient.Builder http) {
        this.base = base;
        this.http = http.build();
    }

    /** A chat with its token. */
    record Chat(long channel, String token) {}

    Chat start() {
        return start("Jane Doe");
    }

    Chat start(String name) {
        Answer answer = post("/api/chat/support", Map.of("name", name)).isOk();
        String token = answer.json().path("session_token").asText();
        Spoken.add(token);
        return new Chat(answer.json().path("channel_id").asLong(), token);
    }

    Answer send(Chat chat, String content) {
        return post("/api/chat/support/send", sendBody(chat, content));
    }

    Answer sendWithKey(Chat chat, String content, String key) {
        return post(
                "/api/chat/support/send",
                Map.of(
                        "channel_id",
                        chat.channel(),
                        "session_token",
                        chat.token(),
                        "content",
                        content,
                        "client_message_id",
                        key));
    }

    static Map<String, Object> sendBody(Chat chat, String content) {
        return Map.of("channel_id", chat.channel(), "session_token", chat.token(), "content", content);
    }

    Answer poll(Chat chat, String lastMessageId) {
        return get("/api/chat/support/" + chat.channel() + "/poll?session_token=" + chat.token() + "&last_message_id="
                + lastMessageId);
    }

    /** An open stream; {@code query} begins with an ampersand. */
    EventReader stream(Chat chat, String query) {
        HttpResponse<InputStream> answer = exchange(request(streamPath(chat) + query), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
        return new EventReader(answer.body());
    }

    static String streamPath(Chat chat) {
        return "/api/chat/support/" + chat.channel() + "/stream?session_token=" + chat.token();
    }

    /** Polls that wait, one after the other, until there are messages or the time is over. */
    Answer news(Chat chat, String lastMessageId) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        Answer answer = waitingPoll(chat, lastMessageId);
        while (answer.json().path("messages").isEmpty() && System.nanoTime() < end) {
            answer = waitingPoll(chat, lastMessageId);
        }
        return answer;
    }

    private Answer waitingPoll(Chat chat, String lastMessageId) {
        return get("/api/chat/support/" + chat.channel() + "/poll?wait=15&session_token=" + chat.token()
                + "&last_message_id=" + lastMessageId);
    }

    Answer messages(Chat chat, String query) {
        return exchange(request("/api/chat/support/" + chat.channel() + "/messages" + query)
                .header("X-Session-Token", chat.token()));
    }

    Answer upload(Chat chat, Multipart form) {
        return upload(form.field("channel_id", Long.toString(chat.channel())).field("session_token", chat.token()));
    }

    Answer upload(Multipart form) {
        return post("/api/chat/support/upload", form.contentType(), form.body());
    }

    Answer get(String path) {
        return exchange(request(path));
    }

    Answer post(String path, Map<String, ? extends @Nullable Object> json) {
        try {
            return post(path, JSON.writeValueAsString(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Answer post(String path, String json) {
        return post(path, "application/json", BodyPublishers.ofString(json));
    }

    Answer post(String path, String contentType, BodyPublisher body) {
        return exchange(request(path).header("Content-Type", contentType).POST(body));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).header("Origin", ORIGIN);
    }

    Answer exchange(HttpRequest.Builder request) {
        return Answer.of(exchange(request, BodyHandlers.ofString()));
    }

    <T> HttpResponse<T> exchange(HttpRequest.Builder request, BodyHandler<T> body) {
        try {
            HttpResponse<T> answer = http.send(request.build(), body);
            Answered.note(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
