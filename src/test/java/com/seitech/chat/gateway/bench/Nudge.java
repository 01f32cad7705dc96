package com.seitech.chat.gateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The rule by which the real Odoo tells the gateway of an agent's message, as an operator sets it. */
final class Nudge implements AutoCloseable {
    private static final Path SCRIPT = Path.of("docker", "odoo", "nudge.py");
    private static final String SECRET = "the-nudge-of-the-benchmark-0123456789";

    private final URI gateway;

    Nudge(URI gateway) {
        this.gateway = gateway;
    }

    /** With which a gateway knows it. */
    static Map<String, String> settings() {
        return Map.of("GATEWAY_NUDGE_SECRET", SECRET);
    }

    void on() {
        run(Map.of("GATEWAY_URL", gateway.toString(), "GATEWAY_NUDGE_SECRET", SECRET));
    }

    void off() {
        run(Map.of());
    }

    private static void run(Map<String, String> settings) {
        try {
            OdooShell.run(Files.readString(SCRIPT), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        off();
    }
}
