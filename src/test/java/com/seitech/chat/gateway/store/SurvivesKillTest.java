package com.seitech.chat.gateway.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.outbox.Entries;
import com.seitech.chat.gateway.outbox.OutboxEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The promise of every port to the store: what returned survives {@code kill -9}. */
@Timeout(60)
final class SurvivesKillTest {
    private static final int ENOUGH = 300;

    @TempDir
    Path directory;

    @Test
    void append_thatReturned_isThereAfterAKill() throws Exception {
        // Given
        Process gateway = start();
        List<String> returned = new ArrayList<>();
        try (BufferedReader out = gateway.inputReader(UTF_8)) {
            readLines(out, returned, ENOUGH);
            // When
            // Over the handle: the process itself would close what it has printed, too.
            gateway.toHandle().destroyForcibly();
            readLines(out, returned, Integer.MAX_VALUE);
        }
        // Then
        assertThat(gateway.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(gateway.exitValue()).as("killed").isNotZero();
        assertThat(returned).hasSizeGreaterThanOrEqualTo(ENOUGH).doesNotHaveDuplicates();
        assertThat(idsInFile()).containsAll(returned);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appending.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** A line that the kill cut in two is not an id that was told. */
    private static void readLines(BufferedReader out, List<String> lines, int most) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.matches("[0-9a-f-]{36}")) {
                lines.add(line);
            }
            if (lines.size() >= most) {
                return;
            }
        }
    }

    private List<String> idsInFile() {
        try (SqliteFile file = SqliteFile.open(directory)) {
            return file.database().read(connection -> {
                List<String> ids = new ArrayList<>();
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("select id from outbox")) {
                    while (rows.next()) {
                        ids.add(rows.getString(1));
                    }
                }
                return ids;
            });
        }
    }

    /** Appends from several threads until it is killed, and prints each id that is safe. */
    static final class Appending {
        private static final int THREADS = 8;

        private Appending() {}

        public static void main(String[] arguments) {
            JdbcOutbox outbox =
                    new JdbcOutbox(SqliteFile.open(Path.of(arguments[0])).database(), Fence.NONE);
            for (int i = 0; i < THREADS; i++) {
                Thread.ofPlatform().start(() -> appendUntilKilled(outbox));
            }
        }

        private static void appendUntilKilled(JdbcOutbox outbox) {
            while (!Thread.currentThread().isInterrupted()) {
                OutboxEntry entry = Entries.text("Hello", null);
                Entries.append(outbox, entry);
                System.out.println(entry.id());
            }
        }
    }
}
