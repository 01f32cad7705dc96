package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.log.Shown;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that repeats a step after the pause that the step asks for, or at once when it is woken. */
final class Repeating implements AutoCloseable {
    /** Until somebody wakes it. */
    static final Duration UNTIL_WOKEN = Duration.ofDays(365);

    private static final Logger LOG = LoggerFactory.getLogger(Repeating.class);
    private static final Seldom SELDOM = new Seldom(LOG, 5);
    /** After an error of our own, so that it cannot spin. */
    private static final Duration AFTER_A_BUG = Duration.ofSeconds(5);

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    /** Answers how long to pause. */
    @FunctionalInterface
    interface Step {
        Duration run();
    }

    private final Step step;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread;
    /** An interrupt alone may get lost in what a step calls. */
    private volatile boolean closed;

    /** A platform thread: many visitors on the two or so carriers must not delay what all of them wait for. */
    Repeating(String name, Step step) {
        this.step = step;
        this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::repeat);
    }

    void start() {
        thread.start();
    }

    void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    private void repeat() {
        try {
            while (!closed) {
                Duration pause = runOnce();
                if (wakeUps.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    wakeUps.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration runOnce() {
        try {
            return step.run();
        } catch (Throwable e) {
            // Errors, too: nobody would start the thread again, and nothing would show that it is gone.
            if (closed) {
                // What it works with is being taken down.
                return Duration.ZERO;
            }
            SELDOM.error("a step failed", line -> line.setCause(Shown.of(e)).addKeyValue("thread", thread.getName()));
            return AFTER_A_BUG;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            if (thread.isAlive()) {
                thread.join(LONGEST_CLOSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
