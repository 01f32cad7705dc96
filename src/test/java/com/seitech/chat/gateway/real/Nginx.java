package com.seitech.chat.gateway.real;

import com.seitech.chat.gateway.testing.SelfSigned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/** {@code docker/nginx/chat.conf} in a running nginx, with its placeholders filled in and nothing else changed. */
public final class Nginx implements AutoCloseable {
    private static final Path SAMPLE = Path.of("docker", "nginx", "chat.conf");

    private final int port = freePort();
    private final int plainPort = freePort();
    private final SelfSigned certificate;
    private final NginxProcess process;

    /**
     * Where the sample's addresses lead in a test.
     *
     * @param readTimeout in place of the one for streams
     */
    public record Peers(URI gateway, URI odoo, URI bus, String readTimeout) {}

    public Nginx(Peers peers) {
        try {
            Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "nginx");
            certificate = SelfSigned.in(directory);
            certificate.write(directory.resolve("chat.crt"), directory.resolve("chat.key"));
            Files.writeString(directory.resolve("chat.conf"), filledIn(Files.readString(SAMPLE), peers, directory));
            process = NginxProcess.listening(directory, port, LocalScript.STACK_HOME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String filledIn(String sample, Peers peers, Path directory) {
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

    NginxProcess process() {
        return process;
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
        process.close();
    }
}
