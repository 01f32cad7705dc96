package com.seitech.chat.gateway.real;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** A real clamd of a test's own. It knows one virus: the harmless file with which scanners are tried. */
public final class Clamd implements AutoCloseable {
    private static final Path EXECUTABLE = Path.of("/usr/sbin/clamd");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STOP_SECONDS = 20;

    private final Path directory;
    private final int port = freePort();
    private @Nullable Process process;

    /**
     * Not started yet.
     *
     * @param settings lines of its configuration, beside those that give it a place of its own
     */
    public Clamd(Path directory, String... settings) {
        if (!Files.isExecutable(EXECUTABLE)) {
            throw new AssertionError(EXECUTABLE + " is missing: apt-get install --no-install-recommends clamav-daemon");
        }
        this.directory = directory;
        try {
            Path signatures = Files.createDirectories(directory.resolve("signatures"));
            Files.writeString(signatures.resolve("test.ndb"), "Eicar-Test:0:*:" + hex(eicar()) + "\n");
            Files.write(directory.resolve("clamd.conf"), configuration(signatures, settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Put together while the test runs: no file of ours is to look like it. */
    public static String eicar() {
        return String.join("", "X5O!P%@AP[4\\PZX54(P^)7CC)7}", "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(US_ASCII));
    }

    private List<String> configuration(Path signatures, String... more) {
        List<String> own = List.of(
                "Foreground yes",
                "DatabaseDirectory " + signatures,
                "LocalSocket " + socket(),
                "TCPAddr 127.0.0.1",
                "TCPSocket " + port);
        return Stream.concat(own.stream(), List.of(more).stream()).toList();
    }

    /** Answers when it scans. */
    public Clamd start() {
        try {
            Process started = new ProcessBuilder(
                            EXECUTABLE.toString(),
                            "-c",
                            directory.resolve("clamd.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output().toFile())
                    .start();
            process = started;
            Awaitility.await().atMost(PATIENCE).until(() -> answers(started));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ConditionTimeoutException e) {
            stop();
            throw e;
        }
    }

    private boolean answers(Process started) throws IOException {
        if (!started.isAlive()) {
            throw new AssertionError("clamd does not start:\n" + Files.readString(output()));
        }
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            connection.getOutputStream().write("zPING\0".getBytes(US_ASCII));
            return new String(connection.getInputStream().readAllBytes(), US_ASCII).equals("PONG\0");
        } catch (IOException e) {
            return false;
        }
    }

    private Path output() {
        return directory.resolve("output");
    }

    public Path socket() {
        return directory.resolve("clamd.ctl");
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when it is gone. */
    public void stop() {
        Process running = process;
        if (running != null) {
            running.destroy();
            running.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
