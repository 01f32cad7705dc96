package com.seitech.chat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.testing.LoggedLines;
import com.seitech.chat.gateway.testing.TestClock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StoreAlarmTest {
    private static final Path DIRECTORY = Path.of("data");
    private static final String TEXT = StoreProblem.FULL.in(DIRECTORY);
    private static final String OVER = "the database is written again";

    private final TestClock clock = new TestClock();
    private final StoreAlarm alarm = new StoreAlarm(clock);

    private void fails() {
        assertThat(alarm.failed(TEXT, new SQLException())).hasMessage(TEXT);
    }

    private static long count(List<String> lines, String text) {
        return lines.stream().filter(line -> line.contains(text)).count();
    }

    @Test
    void failures_areToldOnceAMinute() {
        try (LoggedLines log = LoggedLines.start()) {
            // When
            fails();
            clock.advance(Duration.ofSeconds(59));
            fails();
            long within = count(log.lines(), TEXT);
            clock.advance(Duration.ofSeconds(1));
            fails();
            // Then
            assertThat(within).isEqualTo(1);
            assertThat(count(log.lines(), TEXT)).isEqualTo(2);
        }
    }

    @Test
    void end_isToldOnce_andTheNextFailureAtOnce() {
        try (LoggedLines log = LoggedLines.start()) {
            // When
            alarm.written();
            fails();
            alarm.written();
            alarm.written();
            fails();
            // Then
            assertThat(count(log.lines(), OVER)).isEqualTo(1);
            assertThat(count(log.lines(), TEXT)).isEqualTo(2);
        }
    }
}
