package com.seitech.chat.gateway.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;

/** {@code docker/nginx/chat.conf} in a running nginx, with its placeholders filled in and nothing else changed. */
public final class Nginx implements AutoCloseable {
    private static final Path SAMPLE = Path.of("docker", "nginx", "chat.conf");
    /** The first start on a fresh machine fetches nginx. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int STOP_SECONDS = 20;

    private final Path directory;
    private final int port = freePort();
    private final int plainPort = freePort();
    private final SelfSigned certificate;
    private final Process process;

    /**
     * Where the sample's addresses lead in a test.
     *
     * @param readTimeout in place of the one for streams
     */
    public record Peers(URI gateway, URI odoo, URI bus, String readTimeout) {}

    public Nginx(Peers peers) {
        try {
            directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "nginx");
            certificate = SelfSigned.in(directory);
            certificate.write(directory.resolve("chat.crt"), directory.resolve("chat.key"));
            Files.writeString(directory.resolve("chat.conf"), filledIn(Files.readString(SAMPLE), peers));
            Files.writeString(directory.resolve("nginx.conf"), main());
            process = command().start();
            Awaitility.await().atMost(PATIENCE).until(this::listens);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What stands around the sample, and paths that a test may write to. */
    private static String main() {
        return """
                daemon off;
                user %s;
                pid pid;
                error_log stderr;
                events {}
                http {
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    include chat.conf;
                }
                """.formatted(System.getProperty("user.name"));
    }

    private String filledIn(String sample, Peers peers) {
        return sample.replace("gateway:8080", peers.gateway().getAuthority())
                .replace("odoo:8069", peers.odoo().getAuthority())
                .replace("odoo:8072", peers.bus().getAuthority())
                .replace("listen 80;", "listen 127.0.0.1:" + plainPort + ";")
                .replace("listen 443 ", "listen 127.0.0.1:" + port + " ")
                .replace(
                        "/etc/nginx/tls/chat.example.com",
                        directory.resolve("chat").toString())
                .replace("/var/log/nginx/", directory + "/")
                .replace("proxy_read_timeout 5m;", "proxy_read_timeout " + peers.readTimeout() + ";");
    }

    private ProcessBuilder command(String... more) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of("docker", "odoo", "local").toAbsolutePath().toString(),
                "nginx",
                "-p",
                directory.toString(),
                "-c",
                "nginx.conf",
                "-e",
                "stderr");
        builder.command().addAll(List.of(more));
        builder.environment()
                .put("STACK_HOME", Path.of("target", "odoo").toAbsolutePath().toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile());
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new AssertionError("nginx does not start:\n" + read("output"));
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** What nginx itself says of the configuration, warnings included. */
    String check() throws IOException, InterruptedException {
        Path said = directory.resolve("check");
        Process check = command("-t").redirectOutput(said.toFile()).start();
        if (!check.waitFor(1, TimeUnit.MINUTES)) {
            throw new AssertionError("nginx -t does not end");
        }
        return Files.readString(said);
    }

    /** What it wrote into a file: {@code chat.access.log}, {@code chat.error.log} or {@code output}. */
    String read(String file) {
        try {
            return Files.readString(directory.resolve(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return URI.create("https://127.0.0.1:" + port);
    }

    URI plainUri() {
        return URI.create("http://127.0.0.1:" + plainPort);
    }

    public SSLContext trust() {
        try {
            return certificate.trust();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
    }
}
