package com.seitech.chat.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.testing.LoggedLines;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class SeldomTest {
    private static final Duration SPAN = Duration.ofMillis(200);
    private static final String EVENT = "the very same failure";

    private final AtomicLong now = new AtomicLong();
    private final Seldom seldom = new Seldom(LoggerFactory.getLogger(SeldomTest.class), 3, SPAN, now::get);

    private void fails(String event, int times) {
        IntStream.range(0, times).parallel().forEach(i -> seldom.warn(event, line -> line.addKeyValue("try", i)));
    }

    private static List<String> lines(LoggedLines log, String event) {
        return log.lines().stream().filter(line -> line.contains(event)).toList();
    }

    @Test
    void flood_writesFewLines_andThenHowManyWereLeftOut() {
        try (LoggedLines log = LoggedLines.start()) {
            // When
            fails(EVENT, 10_000);
            // Then
            await().untilAsserted(() -> assertThat(lines(log, EVENT)).hasSize(4));
            assertThat(lines(log, EVENT).getLast()).contains("left_out=9997");
            assertThat(lines(log, EVENT).subList(0, 3))
                    .allSatisfy(line -> assertThat(line).contains("try=").doesNotContain("left_out"));
        }
    }

    @Test
    void floodThatGoesOn_isToldAnew() {
        try (LoggedLines log = LoggedLines.start()) {
            // Given
            fails(EVENT, 10);
            await().untilAsserted(() -> assertThat(lines(log, EVENT)).hasSize(4));
            // When
            fails(EVENT, 10);
            // Then
            await().untilAsserted(() -> assertThat(lines(log, EVENT)).hasSize(8));
            assertThat(lines(log, EVENT))
                    .filteredOn(line -> line.contains("left_out=7"))
                    .hasSize(2);
        }
    }

    @Test
    void whatIsSeldom_isToldEveryTime() {
        try (LoggedLines log = LoggedLines.start()) {
            // When
            for (int i = 0; i < 5; i++) {
                fails(EVENT, 3);
                now.addAndGet(SPAN.toNanos());
            }
            // Then
            assertThat(lines(log, EVENT)).hasSize(15);
        }
    }

    @Test
    void otherEvents_areNotHeldBack() {
        try (LoggedLines log = LoggedLines.start()) {
            // When
            fails(EVENT, 10);
            fails("another one", 1);
            // Then
            assertThat(lines(log, "another one")).hasSize(1);
        }
    }
}
