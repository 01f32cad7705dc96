package com.seitech.chat.gateway.program;

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
public final class Gateway implements AutoCloseable {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final String LIVES = "/q/health/live";
    private static final String READY = "/q/health/ready";

    /** With which docker/up starts it, too; the other servers of a run get the same. */
    public static final List<String> FLAGS = List.of("--enable-native-access=ALL-UNNAMED");

    private final ChildProcess process;
    private final InetSocketAddress address;
    private final InetSocketAddress management;

    private Gateway(ChildProcess process, InetSocketAddress address, InetSocketAddress management) {
        this.process = process;
        this.address = address;
        this.management = management;
    }

    /**
     * What a gateway is started with.
     *
     * @param name of its log
     * @param flags of the JVM, beside the usual ones
     * @param settings beside those of Odoo, data and addresses, as environment variables
     */
    public record Setup(
            String name,
            OdooLogin odoo,
            Path data,
            List<String> flags,
            InetSocketAddress address,
            Map<String, String> settings) {
        public Setup {
            flags = List.copyOf(flags);
            settings = Map.copyOf(settings);
        }

        public Setup(String name, OdooLogin odoo, Path data) {
            this(name, odoo, data, List.of(), ServerAddress.free(), Map.of());
        }

        public Setup named(String other) {
            return new Setup(other, odoo, data, flags, address, settings);
        }

        public Setup withFlags(String... more) {
            return new Setup(name, odoo, data, List.of(more), address, settings);
        }

        public Setup withSettings(Map<String, String> more) {
            return new Setup(name, odoo, data, flags, address, more);
        }

        public Setup at(InetSocketAddress other) {
            return new Setup(name, odoo, data, flags, other, settings);
        }
    }

    /** Answers when it is ready. */
    public static Gateway start(Setup setup) {
        return launched(setup, READY);
    }

    /** Answers when it listens. Odoo may be away. */
    public static Gateway startAnyhow(Setup setup) {
        return launched(setup, LIVES);
    }

    private static Gateway launched(Setup setup, String health) {
        Gateway gateway = launch(setup);
        try {
            gateway.await(health);
            return gateway;
        } catch (IllegalStateException e) {
            gateway.close();
            throw e;
        }
    }

    private static Gateway launch(Setup setup) {
        List<String> command = new ArrayList<>(FLAGS);
        command.addAll(setup.flags());
        command.addAll(List.of("-jar", JAR.toString()));
        InetSocketAddress management = ServerAddress.free();
        return new Gateway(
                ChildProcess.java(setup.name(), command, environment(setup, management)), setup.address(), management);
    }

    private static Map<String, String> environment(Setup setup, InetSocketAddress management) {
        Map<String, String> settings = new HashMap<>(setup.odoo().settings());
        settings.put("GATEWAY_DATA_DIR", setup.data().toString());
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_HTTP_PORT", String.valueOf(setup.address().getPort()));
        settings.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        settings.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(management.getPort()));
        settings.putAll(setup.settings());
        return settings;
    }

    public void awaitReady() {
        await(READY);
    }

    private void await(String health) {
        URI uri = ServerAddress.uri(management).resolve(health);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(uri).build();
            boolean well = Pause.until(() -> !process.isAlive() || answersWell(client, request), START);
            if (!well || !process.isAlive()) {
                throw new IllegalStateException("the gateway did not answer well to " + health + "; see "
                        + process.log() + (process.isAlive() ? "" : ": it has ended"));
            }
        }
    }

    /** What it tells operators; empty while it does not answer. */
    public String metrics() {
        HttpRequest request = HttpRequest.newBuilder(
                        ServerAddress.uri(management).resolve("/q/metrics"))
                .timeout(AT_ONCE)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static boolean answersWell(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // It does not listen yet.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    public InetSocketAddress address() {
        return address;
    }

    public URI uri() {
        return ServerAddress.uri(address);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9}: nothing can be tidied up. Returns when it is gone. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
