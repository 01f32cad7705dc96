package com.seitech.chat.gateway.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.real.RealOdoo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** {@code java -jar target/quarkus-app/quarkus-run.jar} with settings from the environment. */
public final class PackagedGateway implements AutoCloseable {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Pattern LISTENING = Pattern.compile(
            "Listening on: (http://\\S+?)\\. Management interface listening on (http://\\S+?)\\.(?:\"|$)");
    private static final long START_SECONDS = 60;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final Process process;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Matcher> listening = new CompletableFuture<>();

    private PackagedGateway(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::readLog);
    }

    /** Works with a real Odoo and a disk of its own; answers when it is ready. */
    public static PackagedGateway readyWith(RealOdoo odoo, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "GATEWAY_ODOO_URL", odoo.url().toString(),
                "GATEWAY_ODOO_DATABASE", odoo.database(),
                "GATEWAY_ODOO_LOGIN", odoo.gatewayLogin(),
                "GATEWAY_ODOO_API_KEY_FILE", odoo.gatewayKeyFile().toString(),
                "GATEWAY_DATA_DIR", FakeOdooResource.newDataDirectory().toString()));
        environment.putAll(more);
        PackagedGateway gateway = start(environment);
        try {
            gateway.awaitReady();
        } catch (ConditionTimeoutException e) {
            gateway.close();
            throw new AssertionError(String.join("\n", gateway.log()), e);
        }
        return gateway;
    }

    static PackagedGateway start(Map<String, String> environment) {
        return start(List.of(), environment);
    }

    /** @param before what runs a command in other surroundings, and becomes it */
    static PackagedGateway start(List<String> before, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(before));
        builder.command()
                .addAll(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        JAR.toAbsolutePath().toString()));
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
        builder.environment().put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        try {
            return new PackagedGateway(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readLog() {
        try (BufferedReader reader = process.inputReader(UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                log.add(line);
                Matcher matcher = LISTENING.matcher(line);
                if (matcher.find()) {
                    listening.complete(matcher);
                }
            }
        } catch (IOException e) {
            log.add("the log ended: " + e.getMessage());
        }
        listening.completeExceptionally(new IllegalStateException("not started:\n" + String.join("\n", log)));
    }

    public URI base() {
        return URI.create(listeningOn().group(1));
    }

    URI management() {
        return URI.create(listeningOn().group(2));
    }

    Http.Answer readiness() {
        return Http.get(management().resolve("/q/health/ready"));
    }

    void awaitReady() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> readiness().status() == 200);
    }

    private Matcher listeningOn() {
        return listening.orTimeout(START_SECONDS, TimeUnit.SECONDS).join();
    }

    long pid() {
        return process.pid();
    }

    List<String> log() {
        return List.copyOf(log);
    }

    /** As {@code kill -9}: nothing can be tidied up. */
    void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** As an orchestrator stops it; answers the exit code. */
    int terminate() {
        stopSignal();
        return exitCodeWithin(LONGEST_STOP);
    }

    /** Over the handle: the process itself would close what it has printed, too. */
    void stopSignal() {
        process.toHandle().destroy();
    }

    /** It does nothing until {@link #goOn}, and keeps its connections. */
    void freeze() {
        signal("STOP");
    }

    void goOn() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("no signal " + name + " to " + pid());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int exitCodeWithin(Duration patience) {
        return process.onExit()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .join()
                .exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
