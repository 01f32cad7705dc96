package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.http.Browser.Chat;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;

/** Each call of the API, sound as it is, to be spoiled by a test. */
enum EveryCall {
    START("POST", "", "{\"name\":\"Jane\",\"session_token\":\"%2$s\"}"),
    SEND("POST", "/send", "{\"channel_id\":%1$d,\"content\":\"hello\"}"),
    UPLOAD("POST", "/upload", ""),
    STATUS("GET", "/status", null),
    MESSAGES("GET", "/%d/messages", null),
    POLL("GET", "/%d/poll", null),
    STREAM("GET", "/%d/stream", null),
    TYPING("POST", "/%d/typing", "{}"),
    READ("POST", "/%d/read", "{\"message_id\":1}"),
    CLOSE("POST", "/%d/close", "{}"),
    RATING("POST", "/%d/rating", "{\"rating\":5}"),
    TRANSCRIPT("GET", "/%d/transcript", null),
    ERASE("DELETE", "/%d", null),
    FILE("GET", "/web/content/1/a.txt", null),
    FILE_HEAD("HEAD", "/web/content/1/a.txt", null),
    WIDGET("GET", "/widget.js", null),
    WIDGET_HEAD("HEAD", "/widget.js", null);

    private final String method;
    private final String path;
    private final @Nullable String json;

    EveryCall(String method, String path, @Nullable String json) {
        this.method = method;
        this.path = path;
        this.json = json;
    }

    boolean isWithSession() {
        return this != START && this != STATUS && !isWithoutVisitor();
    }

    boolean isWithBody() {
        return json != null;
    }

    boolean isAnsweredWithoutBody() {
        return method.equals("HEAD");
    }

    private boolean isWithoutVisitor() {
        return this == FILE || this == FILE_HEAD || this == WIDGET || this == WIDGET_HEAD;
    }

    String path(long channel) {
        return isWithoutVisitor() ? path : "/api/chat/support" + path.formatted(channel);
    }

    /** With the token in the header. */
    HttpRequest.Builder of(Browser browser, Chat chat) {
        return of(browser, path(chat.channel()), chat).header("X-Session-Token", chat.token());
    }

    /** With another path, and without a token in the header. */
    HttpRequest.Builder of(Browser browser, String otherPath, Chat chat) {
        HttpRequest.Builder request = browser.request(otherPath).method(method, body(chat));
        return json == null ? request : request.header("Content-Type", contentType());
    }

    private String contentType() {
        return this == UPLOAD ? new Multipart().contentType() : "application/json";
    }

    private BodyPublisher body(Chat chat) {
        if (json == null) {
            return BodyPublishers.noBody();
        }
        return this == UPLOAD
                ? new Multipart()
                        .field("channel_id", Long.toString(chat.channel()))
                        .file("a.txt", "text/plain", new byte[] {'a'})
                        .body()
                : BodyPublishers.ofString(json.formatted(chat.channel(), chat.token()));
    }
}
