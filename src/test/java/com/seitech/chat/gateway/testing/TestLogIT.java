package com.seitech.chat.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole log of the tests before, at DEBUG, of gateways that met everything that tests think of. */
final class TestLogIT {
    @Test
    void log_holdsNothingThatWasSaid_andNoToken() throws IOException {
        // Given
        Path log = Spoken.file("surefire.log");
        assertThat(log)
                .as("the log of the unit tests of the same build: run ./mvnw verify with them")
                .exists();
        Leaks leaks = new Leaks();
        for (String said : Spoken.all()) {
            leaks.with("'" + said.substring(0, 3) + "…', " + said.length() + " characters", said);
        }
        // When
        List<String> found = new ArrayList<>(leaks.in(log.toString(), lines(log)));
        // What the other tests with a gateway of their own have logged until now.
        Path later = Spoken.file("failsafe.log");
        if (Files.exists(later)) {
            found.addAll(leaks.in(later.toString(), lines(later)));
        }
        // Then
        assertThat(lines(log)).anyMatch(line -> line.contains(" DEBUG "));
        assertThat(found).isEmpty();
    }

    /** Whatever the bytes are. */
    private static List<String> lines(Path log) throws IOException {
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
