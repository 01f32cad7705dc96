package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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

    @Test
    void errorOfAStep_isNotTheEndOfTheThread() throws InterruptedException {
        // Given
        CountDownLatch failed = new CountDownLatch(1);
        CountDownLatch again = new CountDownLatch(1);
        Repeating repeating = new Repeating("test", () -> {
            if (failed.getCount() > 0) {
                failed.countDown();
                throw new StackOverflowError();
            }
            again.countDown();
            return Repeating.UNTIL_WOKEN;
        });
        // When
        repeating.start();
        failed.await();
        repeating.wake();
        // Then
        assertThat(again.await(10, TimeUnit.SECONDS)).isTrue();
        repeating.close();
    }

    private static void untilInterrupted() {
        try {
            new Semaphore(0).acquire();
        } catch (InterruptedException e) {
            // As some libraries do.
        }
    }
}
