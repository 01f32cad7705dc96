package com.seitech.chat.gateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A shell of the real Odoo that {@code docker/bench} has started. */
final class OdooShell {
    private static final Path STACK_HOME = Path.of("target", "bench").toAbsolutePath();
    private static final Path LOG = Path.of("target", "bench", "log", "odoo-shell.log");

    private OdooShell() {}

    /** What the script prints. */
    static List<String> run(String script, Map<String, String> settings) {
        ProcessBuilder builder = new ProcessBuilder("docker/odoo/local", "shell")
                .redirectError(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
        builder.environment().put("STACK_HOME", STACK_HOME.toString());
        builder.environment().putAll(settings);
        try {
            Process process = builder.start();
            try (Writer writer = process.outputWriter(UTF_8)) {
                writer.write(script);
            }
            List<String> lines = process.inputReader(UTF_8).lines().toList();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("docker/odoo/local shell failed; see " + LOG);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
