package com.seitech.chat.gateway.browser;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The pages to chat on, {@code docker/widget} and {@code docker/embed}, served on a free port. */
final class PageServer implements AutoCloseable {
    private static final Path PLAIN = Path.of("docker", "widget");
    private static final Path EMBEDDING = Path.of("docker", "embed");
    private static final String EMBEDDING_PAGE = "embed.html";

    private final Path pages;
    private final HttpServer server;

    private PageServer(Path pages, HttpServer server) {
        this.pages = pages;
        this.server = server;
    }

    static PageServer start() {
        try {
            Path pages = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "widget");
            copy(PLAIN, pages);
            copy(EMBEDDING, pages);
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            HttpServer server = SimpleFileServer.createFileServer(anyPort, pages, OutputLevel.NONE);
            server.start();
            return new PageServer(pages, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path folder, Path pages) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, pages.resolve(file.getFileName()));
            }
        }
    }

    URI origin() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A site that embeds the widget. */
    URI embedding() {
        return origin().resolve("/" + EMBEDDING_PAGE);
    }

    void tellWhereTheGatewayIs(URI gateway) {
        String config = "globalThis.chatConfig = { gatewayUrl: '%s' };\n".formatted(gateway);
        try {
            Files.writeString(pages.resolve("config.js"), config);
            String embedding = Files.readString(EMBEDDING.resolve(EMBEDDING_PAGE));
            Files.writeString(pages.resolve(EMBEDDING_PAGE), embedding.replace("GATEWAY_URL", gateway.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
