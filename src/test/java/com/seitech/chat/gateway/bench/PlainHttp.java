package com.seitech.chat.gateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.List;

/** The JDK's oldest HTTP client, which has the least between a body and its socket. */
final class PlainHttp {
    private static final int PATIENCE_MILLIS = 60_000;

    private PlainHttp() {}

    record Answer(int status, String body) {}

    static Answer get(URI uri) {
        try {
            return answer(connection(uri));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Answer post(URI uri, String contentType, List<BodyPart> body) {
        try {
            HttpURLConnection connection = connection(uri);
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", contentType);
            connection.setFixedLengthStreamingMode(
                    body.stream().mapToLong(BodyPart::length).sum());
            try (OutputStream out = connection.getOutputStream()) {
                for (BodyPart part : body) {
                    part.writeTo(out);
                }
            }
            return answer(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpURLConnection connection(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        return connection;
    }

    private static Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, body == null ? "" : new String(body.readAllBytes(), UTF_8));
        }
    }
}
