package com.seitech.chat.gateway.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.seitech.chat.gateway.program.ChildProcess;
import com.seitech.chat.gateway.program.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real nginx with a configuration of ours, {@code chat.conf} in a folder that it writes to, too. */
public final class NginxProcess implements AutoCloseable {
    /** The first start on a fresh machine fetches nginx. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** What stands around it. One process, so that none outlives a run that is killed. */
    private static final String MAIN = """
            daemon off;
            master_process off;
            pid pid;
            error_log stderr;
            worker_rlimit_nofile 20000;
            events { worker_connections 10000; }
            http {
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                include chat.conf;
            }
            """;

    private final Path directory;
    private final Map<String, String> settings;
    private final ChildProcess process;

    private NginxProcess(Path directory, Path home) throws IOException {
        this.directory = directory;
        this.settings = Map.of("STACK_HOME", home.toAbsolutePath().toString());
        Files.writeString(directory.resolve("nginx.conf"), MAIN);
        this.process = ChildProcess.command(directory.getFileName().toString(), command(), settings);
    }

    /**
     * Answers when it listens.
     *
     * @param home of the stack whose nginx it is
     */
    public static NginxProcess listening(Path directory, int port, Path home) {
        try {
            NginxProcess nginx = new NginxProcess(directory, home);
            if (!Pause.until(() -> nginx.listens(port), PATIENCE)) {
                nginx.close();
                throw new AssertionError("nginx does not listen:\n" + nginx.output());
            }
            return nginx;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(String... more) {
        String script = Path.of("docker", "odoo", "local").toAbsolutePath().toString();
        List<String> command =
                new ArrayList<>(List.of(script, "nginx", "-p", directory + "/", "-c", "nginx.conf", "-e", "stderr"));
        command.addAll(List.of(more));
        return command;
    }

    private boolean listens(int port) {
        if (!process.isAlive()) {
            throw new AssertionError("nginx does not start:\n" + output());
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** What nginx itself says of the configuration, warnings included. */
    public String check() throws IOException, InterruptedException {
        Path said = directory.resolve("check");
        ProcessBuilder builder =
                new ProcessBuilder(command("-t")).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(settings);
        Process check = builder.start();
        if (!check.waitFor(1, TimeUnit.MINUTES)) {
            check.destroy();
            throw new AssertionError("nginx -t does not end");
        }
        return Files.readString(said);
    }

    /** What it has said besides its logs. */
    String output() {
        return content(process.log());
    }

    /** A log in its folder. */
    String read(String file) {
        return content(directory.resolve(file));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
