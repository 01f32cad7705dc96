package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RepeatingTest {
    @Test
    void close_isTheEnd_alsoWhenAStepLosesTheInterrupt() throws InterruptedException {
        // Given
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch running = new CountDownLatch(1);
        Repeating repeating = new Repeating("test", () -> {
            runs.incrementAndGet();
            running.countDown();
            untilInterrupted();
            return Duration.ZERO;
        });
        repeating.start();
        running.await();
        // When
        repeating.close();
        // Then
        assertThat(runs).hasValue(1);
    }

    private static void untilInterrupted() {
        try {
            new Semaphore(0).acquire();
        } catch (InterruptedException e) {
            // As some libraries do.
        }
    }
}
