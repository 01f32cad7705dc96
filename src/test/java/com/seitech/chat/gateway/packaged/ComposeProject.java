package com.seitech.chat.gateway.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.program.ServerAddress;
import com.seitech.chat.gateway.real.RealOdoo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The gateway of {@code docker/compose.yaml}, by compose over podman's socket. Odoo is the machine's own: so it has the
 * machine's network, and its key comes from a folder. Everything else is as it stands there.
 */
final class ComposeProject implements AutoCloseable {
    private final Path folder = FakeOdooResource.newDataDirectory();
    private final String name = "chat-" + UUID.randomUUID();
    private final String program = lastLine(Engine.must("docker/lib/compose"));
    private final URI base = ServerAddress.uri(ServerAddress.free());
    private final Process service;

    ComposeProject(RealOdoo odoo) {
        write("odoo-api-key", content(odoo.gatewayKeyFile()));
        for (String secret : List.of("postgres-password", "odoo-admin-password", "agent-password", "nudge-secret")) {
            write(secret, UUID.randomUUID().toString());
        }
        write("override.yaml", override(odoo));
        service = started();
    }

    private static String lastLine(String output) {
        return output.lines().reduce((first, last) -> last).orElseThrow();
    }

    private String override(RealOdoo odoo) {
        return """
                services:
                  gateway:
                    image: %s
                    network_mode: host
                    ports: !reset []
                    depends_on: !reset {}
                    ulimits: !reset {}
                    environment:
                      GATEWAY_ODOO_URL: %s
                      GATEWAY_ODOO_DATABASE: %s
                      QUARKUS_HTTP_HOST: 127.0.0.1
                      QUARKUS_HTTP_PORT: %d
                      QUARKUS_MANAGEMENT_HOST: 127.0.0.1
                      QUARKUS_MANAGEMENT_PORT: %d
                    volumes:
                      - %s:/run/gateway-key:ro
                """.formatted(
                        ContainerImage.NAME,
                        odoo.url(),
                        odoo.database(),
                        base.getPort(),
                        ServerAddress.free().getPort(),
                        folder);
    }

    private Process started() {
        Path log = folder.resolve("podman.log");
        try {
            Process process = Engine.builder("podman", "system", "service", "--time=0", "unix://" + socket())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Awaitility.await().until(() -> Files.exists(socket()));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path socket() {
        return folder.resolve("podman.sock");
    }

    URI base() {
        return base;
    }

    String compose(String... arguments) {
        List<String> command = new ArrayList<>(List.of("env", "DOCKER_HOST=unix://" + socket(), "SECRETS=" + folder));
        command.addAll(List.of(program, "--project-name", name, "--file", "docker/compose.yaml"));
        command.addAll(List.of("--file", folder.resolve("override.yaml").toString()));
        command.addAll(List.of(arguments));
        return Engine.must(command.toArray(String[]::new));
    }

    String container() {
        return lastLine(compose("ps", "--all", "--quiet", "gateway"));
    }

    /** As the engine's timer does where systemd runs. */
    void awaitHealthy() {
        String container = container();
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() ->
                            Engine.tryPodman("healthcheck", "run", container).exitCode() == 0);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(Engine.podman("logs", container), e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Readable for the container's user. */
    private void write(String file, String text) {
        try {
            Path written = Files.writeString(folder.resolve(file), text, UTF_8);
            Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("r--r--r--"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        compose("down", "--volumes", "--timeout", "1");
        service.destroy();
    }
}
