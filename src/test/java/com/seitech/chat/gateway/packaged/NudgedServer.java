package com.seitech.chat.gateway.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Stands where Odoo sends its nudges, and keeps what they are. */
final class NudgedServer implements AutoCloseable {
    private final HttpServer server;
    private final Consumer<String> onNudge;
    private final List<Nudge> nudges = new CopyOnWriteArrayList<>();

    record Nudge(String path, String body) {}

    /** @param onNudge gets the body while Odoo still waits for the answer */
    NudgedServer(Consumer<String> onNudge) {
        this.onNudge = onNudge;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            // Who sets the rule tries the address, without a body.
            if (!body.isEmpty()) {
                onNudge.accept(body);
                nudges.add(new Nudge(exchange.getRequestURI().getPath(), body));
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** All that came. Odoo sends them before it answers the call that they tell of. */
    List<Nudge> nudges() {
        return List.copyOf(nudges);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
