package com.seitech.chat.gateway.outbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The pauses between attempts: exponential backoff with jitter. When one attempt succeeds after others have failed, all
 * that pause go on: Odoo is back.
 */
final class Pauses {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final int MOST_DOUBLINGS = 10;

    private final Duration longest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition goOn = lock.newCondition();
    private boolean failing;
    private long recoveries;
    private boolean ended;

    Pauses(Duration longest) {
        this.longest = longest;
    }

    /** Half of it is certain, half of it chance, so that those who failed together do not come back together. */
    Duration after(int failures) {
        long doubled = FIRST.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long full = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }

    /** Returns early when Odoo is back, or at the end. */
    void pause(int failures) {
        long left = after(failures).toNanos();
        lock.lock();
        try {
            failing = true;
            long turn = recoveries;
            while (left > 0 && !ended && turn == recoveries) {
                left = goOn.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    void succeeded() {
        lock.lock();
        try {
            if (failing) {
                failing = false;
                recoveries++;
                goOn.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nobody pauses any more. */
    void end() {
        lock.lock();
        try {
            ended = true;
            goOn.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
