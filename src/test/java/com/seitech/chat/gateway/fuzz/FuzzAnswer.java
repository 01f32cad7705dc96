package com.seitech.chat.gateway.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An answer as it came over the wire, of a stream only the head. */
record FuzzAnswer(int status, List<String> headers, String body) {
    private static final int LONGEST_LINE = 64 * 1024;

    FuzzAnswer {
        headers = List.copyOf(headers);
    }

    List<String> header(String name) {
        String before = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(before))
                .map(line -> line.substring(before.length()).strip())
                .toList();
    }

    boolean isStream() {
        return header("Content-Type").stream().anyMatch(type -> type.startsWith("text/event-stream"));
    }

    boolean endsConnection() {
        return isStream() || header("Connection").stream().anyMatch("close"::equalsIgnoreCase);
    }

    /** Empty when the connection ended before an answer began. */
    static Optional<FuzzAnswer> read(BufferedInputStream in, boolean headOnly) throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            return Optional.empty();
        }
        in.reset();
        FuzzAnswer head = head(in);
        boolean interim = head.status() == 100;
        if (interim) {
            return read(in, headOnly);
        }
        boolean empty = headOnly || head.status() == 204 || head.status() == 304 || head.isStream();
        return Optional.of(empty ? head : new FuzzAnswer(head.status(), head.headers(), head.bodyOf(in)));
    }

    private static FuzzAnswer head(InputStream in) throws IOException {
        String first = line(in);
        int status = Integer.parseInt(first.split(" ", -1)[1]);
        List<String> headers = new java.util.ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.add(line);
        }
        return new FuzzAnswer(status, headers, "");
    }

    private String bodyOf(InputStream in) throws IOException {
        List<String> length = header("Content-Length");
        if (!length.isEmpty()) {
            return new String(in.readNBytes(Integer.parseInt(length.getFirst())), UTF_8);
        }
        return header("Transfer-Encoding").isEmpty() ? "" : chunks(in);
    }

    private static String chunks(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = size(in); size > 0; size = size(in)) {
            all.writeBytes(in.readNBytes(size));
            line(in);
        }
        line(in);
        return all.toString(UTF_8);
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > LONGEST_LINE) {
                throw new EOFException("an answer ended in " + line.toString(ISO_8859_1));
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }
}
