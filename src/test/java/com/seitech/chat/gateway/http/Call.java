package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call put together from pieces, that can tell a person what it is. */
final class Call {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String method;
    private final StringBuilder path;
    private final StringBuilder told;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Set<Long> sent = new HashSet<>();
    private @Nullable Multipart form;
    private char separator = '?';

    private Call(String method, String path) {
        this.method = method;
        this.path = new StringBuilder(path);
        this.told = new StringBuilder(method + " " + path);
    }

    static Call of(String method, String path) {
        return new Call(method, path);
    }

    /** One of the calls of a channel. */
    static Call of(String method, Loot.Item channel, String what) {
        Call call = new Call(method, "/api/chat/support/" + channel.value() + (what.isEmpty() ? "" : "/" + what));
        call.told.append(" (").append(channel.what()).append(')');
        return call;
    }

    static Call send(Loot.Item channel) {
        return of("POST", "/api/chat/support/send").field("channel_id", channel);
    }

    static Call upload(Loot.Item channel, String name, byte[] content) {
        Call call = of("POST", "/api/chat/support/upload");
        call.form = new Multipart().file(name, "text/plain", content);
        return call.field("channel_id", channel);
    }

    static Call file(String method, Loot.Item attachment, Loot.Item link) {
        Call call = of(method, "/web/content/" + attachment.value() + "/a.txt").query("token", link);
        call.told.append(" (").append(attachment.what()).append(')');
        return call;
    }

    Call query(String name, Loot.Item item) {
        path.append(separator).append(name).append('=').append(URLEncoder.encode(item.value(), UTF_8));
        separator = '&';
        return tell(name, item);
    }

    Call query(String name, Object value) {
        return query(name, Loot.Item.of(String.valueOf(value), value));
    }

    Call header(String name, Loot.Item item) {
        if (!item.value().isEmpty()) {
            headers.put(name, item.value());
        }
        return tell(name, item);
    }

    /** Of the body, as a number where it is one. */
    Call field(String name, Loot.Item item) {
        if (form != null) {
            form.field(name, item.value());
        } else {
            fields.put(name, item.value().matches("-?[0-9]{1,18}") ? Long.valueOf(item.value()) : item.value());
        }
        return tell(name, item);
    }

    private Call tell(String name, Loot.Item item) {
        told.append(", ").append(name).append('=').append(item.what());
        if (name.equals("cursor") || name.equals("Last-Event-ID")) {
            Leaks.above(item.value()).forEach(sent::add);
        }
        return this;
    }

    boolean isForFile() {
        return path.indexOf("/web/content/") == 0;
    }

    /** The ids that it names in a position. */
    Set<Long> sent() {
        return sent;
    }

    HttpRequest.Builder request(Browser browser) {
        HttpRequest.Builder request = browser.request(path.toString()).method(method, body());
        headers.forEach(request::header);
        if (form != null) {
            request.header("Content-Type", form.contentType());
        } else if (!fields.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return request;
    }

    private BodyPublisher body() {
        if (form != null) {
            return form.body();
        }
        try {
            return fields.isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(JSON.writeValueAsString(fields));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return told.toString();
    }
}
