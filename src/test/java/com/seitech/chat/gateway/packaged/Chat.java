package com.seitech.chat.gateway.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.http.EventReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A visitor's chat through the guide's calls. */
record Chat(long channel, String token) {
    private static final String PATH = "/api/chat/support";

    static Chat start(URI gateway) {
        return start(gateway, "{\"name\":\"Jane Doe\",\"email\":\"jane@example.com\"}");
    }

    static Chat start(URI gateway, String visitor) {
        Http.Answer answer = Http.post(gateway.resolve(PATH), visitor);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new Chat(
                answer.json().path("channel_id").asLong(),
                answer.json().path("session_token").asText());
    }

    long send(URI gateway, String text) {
        Http.Answer answer = Http.post(
                gateway.resolve(PATH + "/send"),
                "{\"channel_id\":%d,\"session_token\":\"%s\",\"content\":\"%s\"}".formatted(channel, token, text));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("message_id").asLong();
    }

    /** Whatever the answer is. The key makes it one message, however often it is sent. */
    Http.Answer trySend(URI gateway, String text, String key) {
        return Http.post(
                gateway.resolve(PATH + "/send"),
                "{\"channel_id\":%d,\"session_token\":\"%s\",\"content\":\"%s\",\"client_message_id\":\"%s\"}"
                        .formatted(channel, token, text, key));
    }

    /** Whatever the answer is. */
    Http.Answer tryUpload(URI gateway, String name, String content) {
        return tryUpload(gateway, name, content.getBytes(UTF_8), name.replace(' ', '-'));
    }

    /** Whatever the answer is. The key makes it one message, however often it is sent. */
    Http.Answer tryUpload(URI gateway, String name, byte[] content, String key) {
        String before = field("channel_id", Long.toString(channel)) + field("session_token", token)
                + field("client_message_id", key) + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        return Http.post(
                gateway.resolve(PATH + "/upload"),
                "multipart/form-data; boundary=b",
                List.of(before.getBytes(UTF_8), content, "\r\n--b--\r\n".getBytes(UTF_8)));
    }

    private static String field(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(name, value);
    }

    /** The newest, as a page loads them. */
    JsonNode messages(URI gateway) {
        Http.Answer answer = Http.get(gateway.resolve("%s/%d/messages?limit=200".formatted(PATH, channel)), token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("messages");
    }

    /** Waits for messages, at most 15 s. A poll that may have crossed a send is answered sooner, and empty. */
    JsonNode poll(URI gateway, long last) {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        JsonNode messages = poll(gateway, last, 15).path("messages");
        while (messages.isEmpty() && System.nanoTime() < end) {
            messages = poll(gateway, last, 15).path("messages");
        }
        return messages;
    }

    JsonNode pollAtOnce(URI gateway, long last) {
        return answerAtOnce(gateway, last).path("messages");
    }

    /** The whole of it. */
    JsonNode answerAtOnce(URI gateway, long last) {
        return poll(gateway, last, 0);
    }

    /** The answer to one poll that waits so many seconds for something to tell. */
    JsonNode poll(URI gateway, long last, int wait) {
        Http.Answer answer = Http.get(gateway.resolve(
                "%s/%d/poll?wait=%d&session_token=%s&last_message_id=%d".formatted(PATH, channel, wait, token, last)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** An open stream, from the cursor or, if that is empty, from now. */
    EventReader stream(URI gateway, String cursor) {
        String query = "/stream?session_token=" + token + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
        return new EventReader(Http.open(gateway.resolve(PATH + "/" + channel + query)));
    }
}
