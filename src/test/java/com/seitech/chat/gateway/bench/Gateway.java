package com.seitech.chat.gateway.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged gateway in a process of its own. */
final class Gateway implements AutoCloseable {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration START = Duration.ofSeconds(60);

    /** With which docker/up starts it, too; the other servers of a run get the same. */
    static final List<String> FLAGS = List.of("--enable-native-access=ALL-UNNAMED");

    private final ChildProcess process;
    private final InetSocketAddress address;

    private Gateway(ChildProcess process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /**
     * What a gateway is started with.
     *
     * @param name of its log
     * @param flags of the JVM, beside the usual ones
     */
    record Setup(String name, OdooLogin odoo, Path data, List<String> flags, InetSocketAddress address) {
        Setup {
            flags = List.copyOf(flags);
        }

        Setup(String name, OdooLogin odoo, Path data) {
            this(name, odoo, data, List.of(), ServerAddress.free());
        }

        Setup withFlags(String... more) {
            return new Setup(name, odoo, data, List.of(more), address);
        }
    }

    /** Answers when it is ready. */
    static Gateway start(Setup setup) {
        List<String> command = new ArrayList<>(FLAGS);
        command.addAll(setup.flags());
        command.addAll(List.of("-jar", JAR.toString()));
        InetSocketAddress management = ServerAddress.free();
        Gateway gateway =
                new Gateway(ChildProcess.java(setup.name(), command, environment(setup, management)), setup.address());
        gateway.awaitReady(ServerAddress.uri(management).resolve("/q/health/ready"));
        return gateway;
    }

    private static Map<String, String> environment(Setup setup, InetSocketAddress management) {
        Map<String, String> settings = new HashMap<>(setup.odoo().settings());
        settings.put("GATEWAY_DATA_DIR", setup.data().toString());
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_HTTP_PORT", String.valueOf(setup.address().getPort()));
        settings.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        settings.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(management.getPort()));
        // So that a thousand streams of this machine come from a thousand addresses: see Visitor.stream.
        settings.put("GATEWAY_HTTP_TRUSTED_PROXIES", "127.0.0.1");
        settings.putAll(Nudge.settings());
        return settings;
    }

    private void awaitReady(URI readiness) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(readiness).build();
            boolean ready = Pause.until(() -> process.isAlive() && isReady(client, request), START);
            if (!ready) {
                throw new IllegalStateException("the gateway did not become ready; see target/bench/log");
            }
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // It does not listen yet.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    InetSocketAddress address() {
        return address;
    }

    URI uri() {
        return ServerAddress.uri(address);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.close();
    }
}
