package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
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

    /** One whose system takes little before it is read: by default it would take many megabytes. */
    static RawConnection slow(URI base) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(64 * 1024);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
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

    /** Whether the other side still took it. */
    boolean tryWrite(byte[] bytes) {
        try {
            write(bytes);
            return true;
        } catch (UncheckedIOException e) {
            return false;
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

    InputStream stream() {
        try {
            return socket.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many bytes of what comes. */
    byte[] read(int bytes) {
        try {
            return socket.getInputStream().readNBytes(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How much still comes until the connection ends, however it does. */
    long received() {
        long received = 0;
        byte[] piece = new byte[64 * 1024];
        try {
            for (int read = socket.getInputStream().read(piece); read >= 0; ) {
                received += read;
                read = socket.getInputStream().read(piece);
            }
        } catch (SocketTimeoutException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            // Reset: the end as well.
        }
        return received;
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
