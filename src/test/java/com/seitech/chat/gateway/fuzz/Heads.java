package com.seitech.chat.gateway.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Paths, queries and headers. */
final class Heads {
    private final Chance chance;
    private final Texts texts;
    private final Known known;

    Heads(Chance chance, Texts texts, Known known) {
        this.chance = chance;
        this.texts = texts;
        this.known = known;
    }

    String path(String call) {
        String path = "/api/chat/support" + call.replace("{}", chance.of(known.channels()));
        return chance.oneIn(10) ? changed(path) : path;
    }

    private String changed(String path) {
        return chance.made(
                () -> path + "/",
                () -> path.replace("/chat", "//chat"),
                () -> path.replace("/chat", "/%63hat"),
                () -> path + ";jsessionid=1",
                () -> path + "/../" + chance.of("status", "1/poll", "../../../q/metrics"),
                () -> path.replaceAll("[0-9]+", texts.number().replace('٣', '3')),
                () -> path.toUpperCase(java.util.Locale.ROOT),
                () -> path + chance.of("%00", "%zz", "%", "%ff", "%2f..%2f", "#x", "x".repeat(3_000)),
                () -> chance.of("/", "*", "//", "/q/health", "/q/openapi", "/internal/odoo/nudge/x", "http://x/y"));
    }

    String query(Map<String, List<String>> parameters) {
        List<String> given = new ArrayList<>();
        parameters.forEach((name, values) -> {
            if (!chance.oneIn(6)) {
                given.add(name + "=" + parameter(chance.of(values)));
            }
        });
        given.addAll(chance.oneIn(10) ? chance.some(4, this::strange) : List.of());
        return given.isEmpty() ? "" : given.stream().collect(Collectors.joining("&", "?", ""));
    }

    private String parameter(String value) {
        return chance.oneIn(10)
                ? chance.of("%", "%zz", "%00", "%ff", "+", "", "%F0%9F%98%80", "x".repeat(5_000))
                : URLEncoder.encode(chance.oneIn(8) ? texts.number() : value, StandardCharsets.UTF_8);
    }

    private String strange() {
        return chance.of("x", "=", "&", "session_token=", "wait=-1", "limit=x", "cursor=AAAA", "x[]=1", "token", "%zz");
    }

    /** Whatever the call is; the length of its body comes beside. */
    List<String> headers() {
        List<String> headers = new ArrayList<>();
        headers.add(chance.oneIn(60) ? chance.of("X: y", "Host:", "Host: a\r\nHost: b") : "Host: gateway");
        headers.add(chance.of(
                "Origin: http://localhost:4000",
                "Origin: http://localhost:4000",
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: " + texts.line(),
                "X-None: 1"));
        if (chance.oneIn(3)) {
            headers.add("X-Session-Token: " + (chance.oneIn(4) ? texts.line() : chance.of(known.tokens())));
        }
        headers.addAll(chance.some(3, this::header));
        return headers;
    }

    private String header() {
        return chance.made(
                () -> "Idempotency-Key: " + chance.of("k1", "k2", "", " ", texts.line(), "k".repeat(73)),
                () -> "Last-Event-ID: " + chance.of(known.cursor(), "", "x", texts.line()),
                () -> "X-Request-Id: " + chance.of("abc", texts.line(), "x".repeat(65)),
                () -> "Range: "
                        + chance.of("bytes=0-", "bytes=-1", "bytes=5-2", "bytes=0-0,2-3", "bytes=", "x=1-2")
                        + chance.of("", "", texts.number().replace('٣', '3')),
                () -> "If-None-Match: " + chance.of("*", "\"x\"", "W/\"x\", \"y\"", texts.line()),
                () -> "If-Range: " + chance.of("\"x\"", "Tue, 15 Nov 1994 12:45:26 GMT", texts.line()),
                () -> "Accept: " + chance.of("*/*", "text/event-stream", "text/html", "x", ";q=2", texts.line()),
                () -> "Accept-Language: " + texts.line(),
                () -> "Content-Encoding: " + chance.of("gzip", "identity", "br"),
                () -> "Forwarded: " + chance.of("for=1.2.3.4", "for=\"[::1]\"", texts.line()),
                () -> "X-Forwarded-For: " + chance.of("1.2.3.4", "x", texts.line()),
                () -> "Access-Control-Request-Method: " + chance.of("POST", "X", texts.line()),
                () -> "Cookie: " + texts.line(),
                () -> "Authorization: " + texts.line(),
                () -> "Connection: " + chance.of("keep-alive", "Upgrade", "x"),
                () -> "Upgrade: " + chance.of("websocket", "h2c", "x"),
                () -> "X-Many: 1\r\n".repeat(chance.of(50, 99, 120, 500)) + "X: 1",
                () -> "X-Long: " + "x".repeat(chance.of(8_000, 40_000)));
    }

    /** With and without parameters, in any spelling, for what is sent and for what is not. */
    String contentType(String usual) {
        return chance.oneIn(10)
                ? chance.of(
                        "text/plain",
                        "*/*",
                        "application/*",
                        "x",
                        "application/json; charset=utf-16",
                        "application/json; charset=nonsense",
                        "multipart/form-data",
                        "multipart/form-data; boundary=",
                        "multipart/mixed; boundary=x",
                        "MULTIPART/FORM-DATA; Boundary=\"x\"",
                        "application/x-www-form-urlencoded",
                        texts.line())
                : usual;
    }
}
