package com.seitech.chat.gateway.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Another process of this run, a JVM mostly. Whatever ends this program ends it too. */
public final class ChildProcess implements AutoCloseable {
    /** {@code -Dlogs} for another folder. */
    private static final Path LOGS = Path.of(System.getProperty("logs", "target/log"));

    private static final Set<ChildProcess> RUNNING = ConcurrentHashMap.newKeySet();
    private static final long STOP_SECONDS = 20;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ChildProcess::endAll));
    }

    /** Guarded by the class: none is started once all are to end. */
    private static boolean ending;

    private final String name;
    private final Process process;
    private final Path log;
    private final BufferedWriter input;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.input = process.outputWriter(UTF_8);
        RUNNING.add(this);
        Thread.ofPlatform().daemon().name("log of " + name).start(this::readOutput);
    }

    private static synchronized void endAll() {
        ending = true;
        RUNNING.forEach(child -> child.process.destroyForcibly());
    }

    private static synchronized ChildProcess started(String name, ProcessBuilder builder) throws IOException {
        if (ending) {
            throw new IllegalStateException("the program is ending");
        }
        return new ChildProcess(name, builder.start(), LOGS.resolve(name + ".log"));
    }

    /** A JVM with this one's Java. {@code command}: flags, then the main class or {@code -jar} with its arguments. */
    public static ChildProcess java(String name, List<String> command, Map<String, String> environment) {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(command);
        return command(name, all, environment);
    }

    /** Any program, which keeps its process and starts no others. */
    public static ChildProcess command(String name, List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(LOGS);
            return started(name, builder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A main class on this program's class path. */
    public static ChildProcess main(Class<?> main, List<String> flags, String... arguments) {
        List<String> command = new ArrayList<>(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return java(main.getSimpleName(), command, Map.of());
    }

    private void readOutput() {
        try (BufferedReader reader = process.inputReader(UTF_8);
                PrintWriter writer = new PrintWriter(Files.newBufferedWriter(log), true)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                writer.println(line);
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("the log ended: " + e.getMessage());
        }
    }

    /** The next line that begins like this, without its beginning. */
    public String line(String beginning, long seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (true) {
            String line = next(end - System.nanoTime());
            if (line == null) {
                throw new IllegalStateException(name + " did not say '" + beginning + "'; see " + log);
            }
            int at = line.indexOf(beginning);
            if (at >= 0) {
                return line.substring(at + beginning.length()).strip();
            }
        }
    }

    private @Nullable String next(long nanos) {
        try {
            return lines.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    public synchronized void tell(String line) {
        try {
            input.write(line);
            input.newLine();
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Path log() {
        return log;
    }

    /** As {@code kill -9}. Returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
        RUNNING.remove(this);
    }

    /** Over the handle: the process itself would close what it still has to say, too. */
    @Override
    public void close() {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        RUNNING.remove(this);
    }
}
