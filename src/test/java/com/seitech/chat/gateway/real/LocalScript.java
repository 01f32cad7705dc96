package com.seitech.chat.gateway.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code docker/odoo/local} for the tests' own stack, or for another one. */
public final class LocalScript {
    public static final Path STACK_HOME = Path.of("target", "odoo").toAbsolutePath();
    /** On a fresh machine it fetches Odoo and creates a database. */
    private static final int PATIENCE_MINUTES = 15;

    private static final int LAST_LINES = 40;
    private static final Path LOG = Path.of("target", "odoo-local.log").toAbsolutePath();

    private LocalScript() {}

    /**
     * What a command printed.
     *
     * @param problems the end of its standard error, where it tells what is missing and how to install it
     */
    public record Result(int exitCode, List<String> output, String problems) {}

    /** Runs a command that must succeed. */
    static List<String> mustRun(String command) {
        return mustRun(command, "");
    }

    /** The same with something to read on its standard input. */
    static List<String> mustRun(String command, String input) {
        return mustRun(Map.of(), command, input);
    }

    /** The same with settings from the environment. */
    static List<String> mustRun(Map<String, String> settings, String command, String input) {
        return succeeded(run(settings, input, command), command);
    }

    /** The same of a command with arguments. */
    static List<String> mustRun(List<String> command) {
        return succeeded(run(command.toArray(String[]::new)), String.join(" ", command));
    }

    /** The same for the stack that lives there, without the files that only browsers need. */
    public static List<String> mustRunIn(Path home, String... command) {
        Map<String, String> settings =
                Map.of("STACK_HOME", home.toAbsolutePath().toString(), "ODOO_NO_ASSETS", "1");
        return succeeded(run(settings, "", command), String.join(" ", command));
    }

    private static List<String> succeeded(Result result, String command) {
        if (result.exitCode() != 0) {
            throw new AssertionError("docker/odoo/local " + command + " failed with exit code " + result.exitCode()
                    + ":\n" + result.problems());
        }
        return result.output();
    }

    static Result run(String... command) {
        return run(Map.of(), "", command);
    }

    /** The same with a customer's own addons in place of the stand-in. */
    static Result runWith(Path addons, String... command) {
        return run(Map.of("ODOO_EXTRA_ADDONS", addons.toAbsolutePath().toString()), "", command);
    }

    private static Result run(Map<String, String> settings, String input, String... command) {
        Path script = Path.of("docker", "odoo", "local").toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder(script.toString());
        builder.command().addAll(List.of(command));
        builder.environment().put("STACK_HOME", STACK_HOME.toString());
        builder.environment().putAll(settings);
        try {
            Path output = Files.createTempFile("odoo-local", ".out");
            Process process = builder.redirectError(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
                    .redirectOutput(output.toFile())
                    .start();
            try (Writer writer = process.outputWriter(UTF_8)) {
                writer.write(input);
            }
            int exitCode = exitCode(process, String.join(" ", command));
            List<String> lines = new ArrayList<>(Files.readAllLines(output));
            Files.delete(output);
            return new Result(exitCode, lines, lastLines());
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
            throw new AssertionError(
                    "docker/odoo/local " + command + " takes longer than " + PATIENCE_MINUTES + " min");
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(LOG);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
