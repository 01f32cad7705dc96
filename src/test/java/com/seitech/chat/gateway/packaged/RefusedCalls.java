package com.seitech.chat.gateway.packaged;

import static com.seitech.chat.gateway.packaged.Calls.encoded;
import static com.seitech.chat.gateway.packaged.Calls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.upload.content.Samples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Calls that the gateway refuses, with secrets and words in every place that it might quote. */
record RefusedCalls(Calls calls, Chat chat) {
    private static final String JSON = "application/json";
    private static final String FORM = "multipart/form-data; boundary=b";

    /** @param other another visitor's */
    void all(Chat other) {
        brokenBodies();
        wrongTokens(other);
        wrongQueries();
        wrongForms();
        tooMuch();
        noProperRequests();
    }

    private void brokenBodies() {
        String whole = json(SecretsIT.message(chat, Marked.KEY));
        for (String path : List.of("", "send", chat.channel() + "/typing", chat.channel() + "/read")) {
            calls.post(path, JSON, whole.substring(0, whole.length() - 3));
            calls.post(path, JSON, whole.replace("\":\"", "\":"));
            calls.post(path, JSON, whole + whole);
            calls.post(path, JSON, "[" + whole + "]");
            calls.post(path, JSON, "\"" + Marked.EMAIL + "\"");
            calls.post(path, JSON, Marked.EMAIL);
            calls.post(path, JSON, "{\"" + Marked.FIELD + "\": " + Marked.EMAIL + "}");
            for (String field : List.of("name", "email", "session_token", "channel_id", "content", "message_id")) {
                calls.json(path, Map.of(field, Map.of(Marked.FIELD, Marked.EMAIL)));
                calls.json(path, Map.of(field, List.of(Marked.TEXT)));
                calls.json(path, Map.of(field, Marked.EMAIL));
            }
            calls.post(path, "text/plain; " + Marked.FIELD + "=\"" + Marked.KEY + "\"", whole);
            calls.post(path, Marked.FIELD, whole);
        }
        calls.json("", Map.of("name", Marked.NAME.repeat(20)));
        calls.json("", Map.of("name", Marked.NAME, "email", Marked.EMAIL + " " + Marked.EMAIL));
        calls.json("send", SecretsIT.message(chat, Marked.KEY + " "));
        calls.json("send", SecretsIT.message(chat, Marked.KEY.repeat(20)));
        calls.json("send", SecretsIT.message(chat, Marked.KEY));
        Map<String, Object> other = new HashMap<>(SecretsIT.message(chat, Marked.KEY));
        other.put("content", Marked.REPLY);
        assertThat(calls.json("send", other).statusCode()).isEqualTo(409);
    }

    private void wrongTokens(Chat other) {
        for (String token : List.of(Marked.WRONG_TOKEN, other.token(), encoded(Marked.TEXT))) {
            for (String call : List.of("poll", "stream", "messages", "transcript", Marked.FIELD)) {
                calls.get(chat.channel() + "/" + call + "?last_message_id=0&session_token=" + token);
                calls.get(chat.channel() + "/" + call + "?last_message_id=0", "X-Session-Token", token);
            }
            calls.get(chat.channel() + "/poll?last_message_id=0&wait=1&session_token=" + token);
            calls.json("send", SecretsIT.message(new Chat(chat.channel(), token), Marked.KEY));
            calls.json(chat.channel() + "/read", Map.of("session_token", token, "message_id", 1));
            calls.get(token + "/poll?last_message_id=0&session_token=" + token);
            calls.get("/web/content/1/" + encoded(Marked.FILE) + "?token=" + token);
            calls.get("/web/content/" + token + "/" + encoded(Marked.FILE) + "?token=1.2." + token);
            calls.method("DELETE", chat.channel() + "?session_token=" + token);
            calls.get("/" + token + "?x=" + token);
        }
    }

    private void wrongQueries() {
        String mark = encoded(Marked.TEXT);
        for (String query : List.of("last_message_id=" + mark, "wait=" + mark, mark, "%zz" + Marked.FIELD)) {
            calls.raw("GET /api/chat/support/" + SecretsIT.poll(chat) + "&" + query + " HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        for (String query : List.of("cursor=", "limit=", "before_id=")) {
            calls.get(chat.channel() + "/messages?" + query + mark, "X-Session-Token", chat.token());
            calls.get(chat.channel() + "/poll?last_message_id=0&" + query + mark, "X-Session-Token", chat.token());
        }
        calls.later(chat.channel() + "/stream?cursor=" + mark + "&session_token=" + chat.token())
                .orTimeout(1, TimeUnit.SECONDS)
                .exceptionally(e -> null)
                .join();
    }

    private void wrongForms() {
        String field = "--b\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
        String known =
                field.formatted("channel_id", "", chat.channel()) + field.formatted("session_token", "", chat.token());
        String file = field.formatted("file", "; filename=\"Dateinämenmarke-q7 & (1).txt\"", Marked.CONTENT);
        calls.post("upload", "multipart/form-data", known + file);
        calls.post("upload", "multipart/form-data; boundary=" + Marked.FIELD, known + file + "--b--");
        calls.post("upload", FORM, known + file);
        calls.post("upload", FORM, known + file.substring(0, file.length() - 20));
        calls.post("upload", FORM, known + file + file + "--b--\r\n");
        calls.post("upload", FORM, known + "--b--\r\n");
        calls.post("upload", FORM, Marked.CONTENT);
        calls.post("upload", FORM, field.formatted("session_token", "", Marked.WRONG_TOKEN) + file + "--b--\r\n");
        calls.post("upload", FORM, field.formatted("channel_id", "", Marked.WRONG_TOKEN) + known + file + "--b--\r\n");
        calls.post("upload", FORM, known + field.formatted(Marked.FIELD, "", "x".repeat(70_000)) + file + "--b--\r\n");
        calls.post(
                "upload",
                FORM,
                known + field.formatted("file", "; filename=\"" + Marked.FIELD + "\"", "") + "--b--\r\n");
        calls.post("upload", FORM, "--b\r\n" + Marked.FIELD.repeat(500) + "\r\n\r\n" + known + file + "--b--\r\n");
        calls.noted(chat.tryUpload(calls.base(), Marked.FIELD + ".exe", "MZ\0\0\0" + Marked.CONTENT));
        calls.noted(chat.tryUpload(calls.base(), Marked.FIELD + ".docx", Samples.docm(), Marked.KEY + "docm"));
        calls.noted(chat.tryUpload(calls.base(), Marked.FIELD + ".png", "\u0089PNG" + Marked.CONTENT));
    }

    private void tooMuch() {
        Map<String, Object> large = new HashMap<>(SecretsIT.message(chat, "large"));
        large.put("content", Marked.TEXT.repeat(500));
        assertThat(calls.json("send", large).statusCode()).isEqualTo(400);
        large.put("content", Marked.TEXT.repeat(5000));
        assertThat(calls.json("send", large).statusCode()).isEqualTo(413);
        assertThat(chat.tryUpload(calls.base(), Marked.FIELD, Marked.CONTENT.repeat(400_000))
                        .status())
                .isEqualTo(413);
        assertThat(IntStream.range(0, 60)
                        .map(i -> calls.json("send", SecretsIT.message(chat, "many-" + i))
                                .statusCode()))
                .contains(429);
    }

    private void noProperRequests() {
        String mark = Marked.FIELD + chat.token();
        calls.raw("GET /" + mark + "\r\n\r\n");
        calls.raw(mark + " / HTTP/1.1\r\n\r\n");
        calls.raw("GET /?" + mark + " HTTP/7.7\r\n\r\n");
        calls.raw("GET / HTTP/1.1\r\n" + mark + "\r\n\r\n");
        calls.raw("GET / HTTP/1.1\r\nHost: x\r\n" + mark + "\u0001: x\r\n\r\n");
        calls.raw("GET / HTTP/1.1\r\nHost: " + mark + ":x\r\nX: " + mark.repeat(1000) + "\r\n\r\n");
        calls.raw("GET /" + mark.repeat(1000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        calls.raw("POST /api/chat/support HTTP/1.1\r\nHost: x\r\nContent-Length: " + mark + "\r\n\r\n");
        calls.raw("POST /api/chat/support HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + mark + "\r\n");
        calls.raw("POST /api/chat/support HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 900\r\n\r\n{\"name\": \"" + mark);
        calls.raw("GET /api/chat/support/%c3%28" + mark + "/poll?session_token=%" + mark
                + " HTTP/1.1\r\nHost: x\r\nCookie: " + mark + "\r\nOrigin: http://" + mark + "\r\nX-Forwarded-For: "
                + mark + "\r\nX-Session-Token: \u00ff" + mark + "\r\n\r\n");
    }
}
