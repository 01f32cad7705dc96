package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

/** A form with files, as a browser writes it. */
final class Multipart {
    private static final String BOUNDARY = "----WebKitFormBoundaryVq3Zr1s";
    private final List<byte[]> parts = new ArrayList<>();

    Multipart field(String name, String value) {
        return part("form-data; name=\"" + name + "\"", "", value.getBytes(UTF_8));
    }

    Multipart file(String fileName, String type, byte[] content) {
        return part(
                "form-data; name=\"file\"; filename=\"" + fileName + "\"", "Content-Type: " + type + "\r\n", content);
    }

    private Multipart part(String disposition, String more, byte[] content) {
        parts.add(
                ("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n" + more + "\r\n").getBytes(UTF_8));
        parts.add(content);
        parts.add("\r\n".getBytes(UTF_8));
        return this;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    BodyPublisher body() {
        List<byte[]> all = new ArrayList<>(parts);
        all.add(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        long length = all.stream().mapToLong(part -> part.length).sum();
        return BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(all), length);
    }

    /** Without a length: the client sends it in chunks. */
    BodyPublisher chunkedBody() {
        List<byte[]> all = new ArrayList<>(parts);
        all.add(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return BodyPublishers.ofByteArrays(all);
    }
}
