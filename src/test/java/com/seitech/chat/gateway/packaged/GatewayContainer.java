package com.seitech.chat.gateway.packaged;

import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.program.ProcessFigures;
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
 * The gateway in a container that may do as little as can be: its own user, no capability, nothing to write on but its
 * volume, half a gigabyte. On the machine's network, where the real Odoo listens on the loopback alone.
 */
final class GatewayContainer implements AutoCloseable {
    private static final String KEY = "/run/secrets/odoo-api-key";
    private static final String MEMORY = "512m";

    private final String name = "chat-gateway-" + UUID.randomUUID();
    private final int port = ServerAddress.free().getPort();
    private final int management = ServerAddress.free().getPort();

    private GatewayContainer() {}

    /** Started, and perhaps not ready yet. */
    static GatewayContainer start(RealOdoo odoo, String database) {
        GatewayContainer container = new GatewayContainer();
        List<String> command = new ArrayList<>(List.of("run", "--detach", "--name", container.name));
        command.addAll(List.of("--read-only", "--read-only-tmpfs=false", "--cap-drop", "all"));
        command.addAll(List.of("--security-opt", "no-new-privileges", "--memory", MEMORY, "--network", "host"));
        command.addAll(List.of("--volume", container.name + ":/data", "--volume", readable(odoo) + ":" + KEY + ":ro"));
        container.environment(odoo, database).forEach(setting -> command.addAll(List.of("--env", setting)));
        command.add(ContainerImage.NAME);
        Engine.podman(command.toArray(String[]::new));
        return container;
    }

    private List<String> environment(RealOdoo odoo, String database) {
        return List.of(
                "GATEWAY_ODOO_URL=" + odoo.url(),
                "GATEWAY_ODOO_DATABASE=" + database,
                "GATEWAY_ODOO_LOGIN=" + odoo.gatewayLogin(),
                "GATEWAY_ODOO_API_KEY_FILE=" + KEY,
                "QUARKUS_HTTP_HOST=127.0.0.1",
                "QUARKUS_HTTP_PORT=" + port,
                "QUARKUS_MANAGEMENT_HOST=127.0.0.1",
                "QUARKUS_MANAGEMENT_PORT=" + management,
                // Java does not start when its cache does not fit.
                "JAVA_TOOL_OPTIONS=-XX:AOTMode=on");
    }

    /** As an operator gives it: the container's user must be able to read it. */
    private static Path readable(RealOdoo odoo) {
        try {
            Path key = FakeOdooResource.newDataDirectory().resolve("odoo-api-key");
            Files.copy(odoo.gatewayKeyFile(), key);
            return Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("r--r--r--"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private URI management(String path) {
        return URI.create("http://127.0.0.1:" + management + path);
    }

    /** The word of the container's own program: its exit code, and what it said. */
    Engine.Result health(String kind) {
        return Engine.tryPodman("exec", name, "/opt/gateway/healthcheck", kind);
    }

    /** What the engine itself makes of it. */
    boolean isHealthy() {
        return Engine.tryPodman("healthcheck", "run", name).exitCode() == 0;
    }

    void awaitReady() {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> Http.get(management("/q/health/ready")).status() == 200);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(String.join("\n", log()), e);
        }
    }

    /** Until it answers at all. */
    void awaitStarted() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> health("started").exitCode() == 0);
    }

    void stop() {
        Engine.podman("stop", "--time", "30", name);
    }

    void startAgain() {
        Engine.podman("start", name);
        awaitReady();
    }

    int exitCode() {
        return Integer.parseInt(Engine.podman("inspect", "--format", "{{.State.ExitCode}}", name));
    }

    boolean wasKilledForMemory() {
        return Boolean.parseBoolean(Engine.podman("inspect", "--format", "{{.State.OOMKilled}}", name));
    }

    ProcessFigures figures() {
        return new ProcessFigures(Long.parseLong(Engine.podman("inspect", "--format", "{{.State.Pid}}", name)));
    }

    List<String> log() {
        return Engine.podman("logs", name).lines().toList();
    }

    /** What a program in it prints. */
    Engine.Result exec(String... command) {
        List<String> all = new ArrayList<>(List.of("exec", name));
        all.addAll(List.of(command));
        return Engine.tryPodman(all.toArray(String[]::new));
    }

    @Override
    public void close() {
        Engine.tryPodman("rm", "--force", "--time", "0", name);
        Engine.tryPodman("volume", "rm", name);
    }
}
