package com.seitech.chat.gateway.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Podman, and the commands in {@code docker} that use it. Only what a test made is ever touched. */
final class Engine {
    private static final String PODMAN = "podman";
    private static final Path SYSTEMD = Path.of("/run/systemd/system");
    /** As {@code docker/lib/engine.sh} does it. */
    private static final Path WITHOUT_SYSTEMD = Path.of("docker", "lib", "podman.conf");

    private static final long PATIENCE_MINUTES = 5;

    private Engine() {}

    /** @param problems what the command complained about; podman does so about things that do not matter, too */
    record Result(int exitCode, String output, String problems) {}

    /** What tells how to mend it, where there is none. */
    static void mustBeThere() {
        try {
            must(PODMAN, "info");
        } catch (UncheckedIOException e) {
            throw new AssertionError(
                    "-Pfull needs podman: apt-get install podman buildah runc netavark aardvark-dns", e);
        }
    }

    static String podman(String... arguments) {
        return must(with(arguments));
    }

    /** Whatever comes of it. */
    static Result tryPodman(String... arguments) {
        return run(with(arguments));
    }

    private static String[] with(String... arguments) {
        List<String> command = new ArrayList<>(List.of(PODMAN));
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    /** Runs a command that must succeed, and answers what it printed. */
    static String must(String... command) {
        Result result = run(command);
        if (result.exitCode() != 0) {
            throw new AssertionError(String.join(" ", command) + " ended with " + result.exitCode() + ":\n"
                    + result.output() + result.problems());
        }
        return result.output().strip();
    }

    private static Result run(String... command) {
        try {
            Path output = Files.createTempFile("engine", ".out");
            Path problems = Files.createTempFile("engine", ".err");
            Process process = builder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(problems.toFile())
                    .start();
            int exitCode = exitCode(process, String.join(" ", command));
            Result result = new Result(exitCode, Files.readString(output), Files.readString(problems));
            Files.delete(output);
            Files.delete(problems);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int exitCode(Process process, String command) {
        try {
            if (process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue();
            }
            process.destroy();
            throw new AssertionError(command + " takes longer than " + PATIENCE_MINUTES + " min");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static ProcessBuilder builder(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("ENGINE", PODMAN);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        if (!Files.isDirectory(SYSTEMD)) {
            builder.environment()
                    .putIfAbsent(
                            "CONTAINERS_CONF", WITHOUT_SYSTEMD.toAbsolutePath().toString());
        }
        return builder;
    }
}
