package com.seitech.chat.gateway.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The grammar: every call there is, and some there are not. */
final class Requests {
    private static final String JSON = "application/json";
    private static final String BOUNDARY = "fuzzboundary";

    private final Chance chance;
    private final Known known;
    private final Texts texts;
    private final Json json;
    private final Forms forms;
    private final Heads heads;

    private Requests(Chance chance, Known known) {
        this.chance = chance;
        this.known = known;
        this.texts = new Texts(chance);
        this.json = new Json(chance, texts);
        this.forms = new Forms(chance, texts);
        this.heads = new Heads(chance, texts, known);
    }

    /** The same for the same seed, number and knowledge. */
    static FuzzRequest of(long seed, long number, Known known) {
        return new Requests(new Chance(seed, number), known).request();
    }

    private FuzzRequest request() {
        return switch (chance.below(24)) {
            case 0 -> start();
            case 1, 2, 3, 4, 5 -> send();
            case 6, 7 -> upload();
            case 8, 9, 10, 11 -> get("/{}/poll", Map.of("session_token", known.tokens(), "last_message_id", ids()));
            case 12, 13, 14 -> get("/{}/messages", Map.of("limit", numbers(), "before_id", ids()));
            case 15 ->
                get("/{}/stream", Map.of("session_token", known.tokens(), "cursor", List.of(known.cursor(), "x")));
            case 16, 17 -> jsonCall(chance.of("/{}/typing", "/{}/read"), Map.of("message_id", chance.of(ids())));
            case 18 -> request("GET", heads.path("/status"), null, new byte[0]);
            case 19, 20 -> file();
            case 21 -> chance.oneIn(2) ? rating() : chance.oneIn(2) ? transcript() : close();
            case 22 -> chance.oneIn(2) ? preflight() : erase();
            default ->
                request(strangeMethod(), heads.path(chance.of("", "/send", "/{}/poll")), JSON, "{}".getBytes(UTF_8));
        };
    }

    private List<String> ids() {
        return List.of("0", known.message(), "1764220000000", "999999999999999999999", "x", "", "-1", "1.5");
    }

    private List<String> numbers() {
        return List.of("1", "50", "200", "201", "0", "-1", "x", "", "99999999999", "2147483648");
    }

    private FuzzRequest start() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", texts.text());
        fields.put("email", chance.of("jane@example.com", "", "x", texts.text()));
        fields.put("session_token", chance.of(known.tokens()));
        return chance.oneIn(3)
                ? request("POST", heads.path(""), "application/x-www-form-urlencoded", forms.encoded(fields))
                : request("POST", heads.path(""), JSON, json.body(quoted(fields)));
    }

    private Map<String, String> quoted(Map<String, String> texts) {
        Map<String, String> quoted = new LinkedHashMap<>();
        texts.forEach((name, text) -> quoted.put(name, json.quoted(text)));
        return quoted;
    }

    private FuzzRequest send() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("channel_id", chance.oneIn(6) ? texts.number() : known.channel());
        fields.put("session_token", json.quoted(chance.of(known.tokens())));
        fields.put("content", json.string());
        if (chance.oneIn(3)) {
            fields.put("author_name", json.string());
        }
        if (chance.oneIn(3)) {
            fields.put("client_message_id", chance.of(json.string(), "\"key\"", "\"\"", "7"));
        }
        return request("POST", heads.path("/send"), JSON, json.body(fields));
    }

    private FuzzRequest upload() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("channel_id", chance.oneIn(6) ? texts.number() : known.channel());
        fields.put("session_token", chance.of(known.tokens()));
        fields.put("author_name", texts.text());
        String boundary = chance.oneIn(20) ? "x".repeat(chance.of(1, 70, 200)) : BOUNDARY;
        return request(
                "POST",
                heads.path("/upload"),
                "multipart/form-data; boundary=" + boundary,
                forms.parts(boundary, fields));
    }

    private FuzzRequest rating() {
        return jsonCall(
                "/{}/rating",
                Map.of(
                        "rating",
                        chance.of("5", "0", "4.5", "1e99", "\"5\"", texts.number()),
                        "comment",
                        json.string()));
    }

    private FuzzRequest transcript() {
        return get("/{}/transcript", Map.of("session_token", known.tokens(), "limit", numbers()));
    }

    /** Of chats that are not the known one, as with {@link #erase}. */
    private FuzzRequest close() {
        return jsonCall(chance.of("/0/close", "/999999/close", "/x/close", "/{}"), Map.of("rating", "5"));
    }

    private FuzzRequest get(String call, Map<String, List<String>> parameters) {
        return request("GET", heads.path(call) + heads.query(parameters), null, new byte[0]);
    }

    private FuzzRequest jsonCall(String call, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("session_token", json.quoted(chance.of(known.tokens())));
        return request(chance.of("POST", "POST", "GET"), heads.path(call), JSON, json.body(all));
    }

    private FuzzRequest file() {
        String link = chance.made(
                known::link,
                known::link,
                () -> known.link().replaceFirst("[0-9]+", texts.number().replace('٣', '3')),
                () -> known.link().substring(0, chance.below(known.link().length() + 1)),
                () -> known.link() + "&token=x",
                () -> known.link().replace("token=", "token=1"),
                () -> "/web/content/" + chance.of("1", "x", "", "1/2") + "/" + chance.of("", "a", "%2e%2e")
                        + "?token=x");
        return request(chance.of("GET", "GET", "GET", "GET", "HEAD", "POST"), link, null, new byte[0]);
    }

    private FuzzRequest preflight() {
        return request("OPTIONS", heads.path(chance.of("", "/send", "/{}/poll", "/nothing")), null, new byte[0]);
    }

    /** Of chats that are not the known one: the requests after it need that. */
    private FuzzRequest erase() {
        return request("DELETE", heads.path("/" + chance.of("0", "999999", "x")), null, new byte[0]);
    }

    private String strangeMethod() {
        return chance.of("PUT", "PATCH", "DELETE", "TRACE", "get", "FOO", "X".repeat(100), "HEAD", "OPTIONS");
    }

    private FuzzRequest request(String method, String target, @Nullable String type, byte[] body) {
        List<String> headers = new ArrayList<>(heads.headers());
        if (type != null) {
            headers.add("Content-Type: " + heads.contentType(Objects.requireNonNull(type)));
        }
        boolean chunked = body.length > 0 && chance.oneIn(8);
        headers.add(chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length);
        byte[] sent = chunked ? chunks(body) : body;
        boolean spoilt = chance.oneIn(25);
        String head = ascii(method + " " + target) + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        return new FuzzRequest(spoilt ? spoiled(head) : head, new FuzzRequest.Body(sent), !spoilt);
    }

    private static String ascii(String line) {
        return line.replaceAll("[^!-~ ]", "?").replaceFirst(" (.*) ", " $1%20");
    }

    private byte[] chunks(byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int at = 0;
        while (at < body.length) {
            int length = Math.min(body.length - at, 1 + chance.below(5_000));
            all.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(ISO_8859_1));
            all.write(body, at, length);
            all.writeBytes("\r\n".getBytes(ISO_8859_1));
            at += length;
        }
        all.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
        return all.toByteArray();
    }

    /** A head in which a few characters are changed, doubled or gone: nobody knows where it ends. */
    private String spoiled(String head) {
        StringBuilder text = new StringBuilder(head);
        for (int i = 1 + chance.below(4); i > 0 && !text.isEmpty(); i--) {
            int at = chance.below(text.length());
            switch (chance.below(3)) {
                case 0 -> text.setCharAt(at, (char) chance.below(256));
                case 1 -> text.deleteCharAt(at);
                default -> text.insert(at, text.charAt(at));
            }
        }
        return text.toString();
    }
}
