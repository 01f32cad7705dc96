package com.seitech.chat.gateway.ops.diagnose;

import com.seitech.chat.gateway.diagnosis.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One visitor's chat as his page sees it: whether its token opens it, and whether its stream arrives as it is sent. */
final class ChatLook {
    private static final String SUBJECT = "chat";
    private static final String STREAM = "stream";
    /** A stream begins with how things stand. */
    private static final Duration FIRST_EVENT = Duration.ofSeconds(3);

    private static final int OK = 200;

    private final URI channel;
    private final Optional<String> token;
    private final Web web;

    ChatLook(URI url, long channel, Optional<String> token, Web web) {
        this.channel = URI.create(url + PublicAddress.API + channel + "/");
        this.token = token;
        this.web = web;
    }

    List<Finding> findings() {
        return token.map(this::findings)
                .orElseGet(() -> List.of(Finding.warn(
                        SUBJECT,
                        "its messages and stream were not looked at",
                        "put the chat's session token into the variable " + Options.TOKEN)));
    }

    private List<Finding> findings(String secret) {
        try {
            Finding messages = messages(web.ask("GET", channel.resolve("messages"), header(secret)));
            return messages.isFailure() ? List.of(messages) : List.of(messages, stream(secret));
        } catch (IOException e) {
            return List.of(
                    Finding.fail(SUBJECT, "its messages have no answer", "see the proxy in front of the gateway"));
        }
    }

    private static Map<String, String> header(String secret) {
        return Map.of("X-Session-Token", secret);
    }

    private static Finding messages(HttpResponse<byte[]> answer) {
        return switch (answer.statusCode()) {
            case OK -> Finding.ok(SUBJECT, "the token opens the channel");
            case 401, 403 ->
                Finding.fail(
                        SUBJECT,
                        "the token does not open this channel: it is wrong, too old, or of another channel",
                        "the visitor starts a new chat");
            default ->
                Finding.fail(
                        SUBJECT,
                        "its messages are answered with HTTP " + answer.statusCode(),
                        "see the gateway's log for the request " + requestId(answer));
        };
    }

    private static String requestId(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("X-Request-Id").orElse("in question");
    }

    private Finding stream(String secret) throws IOException {
        try {
            return stream(web.open(channel.resolve("stream"), header(secret), FIRST_EVENT));
        } catch (HttpTimeoutException e) {
            return held();
        }
    }

    private static Finding stream(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            String type = answer.headers().firstValue("Content-Type").orElse("");
            return answer.statusCode() == OK && type.startsWith("text/event-stream")
                    ? first(body)
                    : Finding.fail(
                            STREAM, "it is answered with HTTP " + answer.statusCode() + " " + type, "see its log");
        }
    }

    private static Finding first(InputStream body) {
        CompletableFuture<Integer> first = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                first.complete(body.read());
            } catch (IOException e) {
                first.complete(-1);
            }
        });
        try {
            return first.get(FIRST_EVENT.toMillis(), TimeUnit.MILLISECONDS) < 0
                    ? held()
                    : Finding.ok(STREAM, "it arrives");
        } catch (TimeoutException | ExecutionException e) {
            return held();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return held();
        }
    }

    private static Finding held() {
        return Finding.fail(
                STREAM,
                "something on the way holds it back, so that pages have to poll",
                "let the proxy pass it unbuffered and uncompressed (README, \"Behind nginx\")");
    }
}
