package com.seitech.chat.gateway.real;

import com.seitech.chat.gateway.program.ServerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docker/nginx/cluster.conf} in a running nginx, with addresses and paths filled in and nothing else changed. */
public final class Balancer implements AutoCloseable {
    private static final Path SAMPLE = Path.of("docker", "nginx", "cluster.conf");
    private static final String REPLICA = "server replica-";

    private final InetSocketAddress address = ServerAddress.lasting();
    private final NginxProcess nginx;

    private Balancer(List<InetSocketAddress> replicas, Path home) throws IOException {
        Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "balancer");
        Files.writeString(directory.resolve("chat.conf"), filledIn(Files.readString(SAMPLE), replicas, directory));
        this.nginx = NginxProcess.listening(directory, address.getPort(), home);
    }

    /**
     * Answers when it listens.
     *
     * @param home of the stack whose nginx it is
     */
    public static Balancer before(List<InetSocketAddress> replicas, Path home) {
        try {
            return new Balancer(replicas, home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String filledIn(String sample, List<InetSocketAddress> replicas, Path directory) {
        return sample.lines()
                .flatMap(line -> line.contains(REPLICA + 1) ? servers(line, replicas) : Stream.of(line))
                .filter(line -> !line.contains(REPLICA))
                .collect(Collectors.joining("\n", "", "\n"))
                .replace("listen 8080;", "listen 127.0.0.1:" + address.getPort() + ";")
                .replace("/var/log/nginx/", directory + "/");
    }

    private static Stream<String> servers(String line, List<InetSocketAddress> replicas) {
        return replicas.stream().map(replica -> line.replace("replica-1:8080", "127.0.0.1:" + replica.getPort()));
    }

    NginxProcess process() {
        return nginx;
    }

    public URI uri() {
        return ServerAddress.uri(address);
    }

    @Override
    public void close() {
        nginx.close();
    }
}
