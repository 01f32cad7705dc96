package com.seitech.chat.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Listens, and takes no connection any more: its queue is full. To connect to it ends with a timeout. */
public final class FullServer implements AutoCloseable {
    private static final int MORE_THAN_FIT = 4;
    private static final Duration LONG_ENOUGH = Duration.ofMillis(200);

    private final ServerSocket server;
    private final List<Socket> waiting = new ArrayList<>();

    public FullServer() {
        try {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            for (int i = 0; i < MORE_THAN_FIT; i++) {
                fill();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void fill() throws IOException, InterruptedException {
        Socket socket = new Socket();
        waiting.add(socket);
        socket.bind(null);
        Thread.ofVirtual().start(() -> connectQuietly(socket)).join(LONG_ENOUGH);
    }

    private void connectQuietly(Socket socket) {
        try {
            socket.connect(server.getLocalSocketAddress());
        } catch (IOException e) {
            // The queue is full, as it should be.
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : waiting) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
