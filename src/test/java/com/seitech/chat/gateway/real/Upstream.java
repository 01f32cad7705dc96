package com.seitech.chat.gateway.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Behind nginx: says who it is, and on streams what a test wants it to say, with heartbeats in between. */
final class Upstream implements AutoCloseable {
    static final long HEARTBEAT_SECONDS = 3;
    static final String HEARTBEAT = ": heartbeat";
    private static final String END = "";

    private final String name;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    record Received(String path, Headers headers, int bodySize) {}

    Upstream(String name) {
        this.name = name;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            int size = exchange.getRequestBody().readAllBytes().length;
            received.add(new Received(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), size));
            if (exchange.getRequestURI().getPath().endsWith("/stream")) {
                stream(exchange);
            } else {
                byte[] body = name.getBytes(UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        for (String event = next(); !event.equals(END); event = next()) {
            out.write((event + "\n\n").getBytes(UTF_8));
            out.flush();
        }
    }

    private String next() {
        try {
            String event = events.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
            return event == null ? HEARTBEAT : event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return END;
        }
    }

    void says(String event) {
        events.add(event);
    }

    void endsTheStream() {
        events.add(END);
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    void forget() {
        received.clear();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        endsTheStream();
        server.stop(0);
        threads.close();
    }
}
