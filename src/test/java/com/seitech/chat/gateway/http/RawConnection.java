package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;

/** A client that does what HTTP libraries do not: send and leave, send too much, read late. */
final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 40_000;
    private final Socket socket;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    static RawConnection open(URI base) {
        try {
            Socket socket = new Socket(base.getHost(), base.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new RawConnection(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void post(String path, Map<String, ?> json) {
        try {
            byte[] body = new ObjectMapper().writeValueAsBytes(json);
            head("POST " + path, "Content-Type: application/json", "Content-Length: " + body.length);
            write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawConnection head(String requestLine, String... headers) {
        String head = requestLine + " HTTP/1.1\r\nHost: gateway\r\nOrigin: " + Browser.ORIGIN + "\r\n"
                + String.join("\r\n", headers) + "\r\n\r\n";
        return write(head.getBytes(UTF_8));
    }

    RawConnection write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status line; empty when the connection was closed without one. */
    String statusLine() {
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything until the other side closes. */
    String rest() {
        try {
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the connection with a reset, so that the other side's next write fails. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        reset();
    }
}
