package com.seitech.chat.gateway.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A TCP server on loopback whose every connection goes to a handler on a thread of its own. Stopped, it refuses
 * connections; started again, it has the same port.
 */
public final class Loopback implements AutoCloseable {
    /** Below the range from which outgoing connections get theirs, so that nothing takes it while we are stopped. */
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 32_000;
    private static final int BACKLOG = 1_000;
    private static final int ATTEMPTS = 100;
    /** A client that sends half a request must not hold its thread for ever. */
    private static final int READ_TIMEOUT_MS = 30_000;

    private final Handler handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private @Nullable ServerSocket server;
    private @Nullable Thread acceptor;
    private int port;

    /** What to do with a connection. It is closed afterwards. */
    @FunctionalInterface
    public interface Handler {
        void handle(Socket connection) throws IOException;
    }

    public Loopback(Handler handler) {
        this.handler = handler;
    }

    public static Loopback started(Handler handler) {
        Loopback loopback = new Loopback(handler);
        loopback.start();
        return loopback;
    }

    public synchronized void start() {
        if (server != null) {
            return;
        }
        ServerSocket started = port == 0 ? onAnyPort() : on(port);
        server = started;
        port = started.getLocalPort();
        acceptor = Thread.ofVirtual().name("loopback-" + port).start(() -> accept(started));
    }

    /** A port that is free, and that no outgoing connection takes while its server is away for a moment. */
    public static int lastingPort() {
        try (ServerSocket socket = onAnyPort()) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket onAnyPort() {
        for (int attempt = 1; ; attempt++) {
            try {
                return on(ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT));
            } catch (UncheckedIOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static ServerSocket on(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                Socket connection = from.accept();
                connections.incrementAndGet();
                open.add(connection);
                Thread.startVirtualThread(() -> serve(connection));
            }
        } catch (IOException e) {
            // Stopped.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setSoTimeout(READ_TIMEOUT_MS);
            handler.handle(connection);
        } catch (IOException e) {
            // The other side went away, or we were stopped.
        } finally {
            open.remove(connection);
        }
    }

    /** Refuses connections from now on, and cuts those that are open. */
    public synchronized void stop() {
        if (server != null) {
            closeQuietly(server);
            server = null;
            awaitAcceptor();
        }
        open.forEach(Loopback::closeQuietly);
    }

    /** The port is free when nobody waits at it any more. */
    private void awaitAcceptor() {
        try {
            if (acceptor != null) {
                acceptor.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends a connection the hard way: the other side reads "connection reset". */
    public static void reset(Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }

    public synchronized URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** How many there have been. */
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        stop();
    }
}
