package com.seitech.chat.gateway.fake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** As much of HTTP as Odoo's own server has. */
final class Http {
    private static final int CHUNK_RADIX = 16;

    private Http() {}

    /** A request; the path without its query, the names of headers in lower case. */
    static final class Request {
        final String method;
        final String path;
        final String query;
        final Map<String, String> headers;
        final byte[] body;

        private Request(String start, Map<String, String> headers, byte[] body) {
            int methodEnd = start.indexOf(' ');
            String target = start.substring(methodEnd + 1, start.indexOf(' ', methodEnd + 1));
            int pathEnd = target.indexOf('?');
            this.method = start.substring(0, methodEnd);
            this.path = pathEnd < 0 ? target : target.substring(0, pathEnd);
            this.query = pathEnd < 0 ? "" : target.substring(pathEnd + 1);
            this.headers = Map.copyOf(headers);
            this.body = body;
        }
    }

    /** An answer. HTTP/1.0, one per connection. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, String contentType, Map<String, String> headers, byte[] content) {
        Answer(int status, String contentType, Map<String, String> headers, String body) {
            this(status, contentType, headers, body.getBytes(UTF_8));
        }

        static Answer ok(String contentType, String body) {
            return new Answer(200, contentType, Map.of(), body);
        }

        static Answer html(int status, String html) {
            return new Answer(status, "text/html; charset=utf-8", Map.of(), html);
        }

        byte[] bytes() {
            StringBuilder head = new StringBuilder("HTTP/1.0 " + status + " Answer\r\n")
                    .append("Server: Werkzeug\r\nContent-Type: ")
                    .append(contentType)
                    .append("\r\nContent-Length: ")
                    .append(content.length)
                    .append("\r\nConnection: close\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
            all.writeBytes(content);
            return all.toByteArray();
        }
    }

    static Request read(InputStream in) throws IOException {
        String start = line(in);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Request(start, headers, body(in, headers));
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunks(in);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the request's body ends early");
        }
        return body;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            body.writeBytes(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), CHUNK_RADIX);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection ends within a line");
            }
            line.write(b);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }
}
