package com.seitech.chat.gateway.tail;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Bounds the calls to Odoo, however often it nudges: a few at once, since a nudge is worth most when it is answered at
 * once, and as many as fit on average. Not for several threads.
 */
final class CallBudget {
    /** Calls that may follow each other without a pause. */
    private static final int BURST = 5;

    private final Supplier<Duration> pauseOnAverage;
    /** When all calls so far are paid for. */
    private long paidNanos;

    /** @param pauseOnAverage may change */
    CallBudget(Supplier<Duration> pauseOnAverage, long nowNanos) {
        this.pauseOnAverage = pauseOnAverage;
        paidNanos = nowNanos;
    }

    /** How long to wait with the next call; not positive when it may be made. */
    Duration untilNext(long nowNanos) {
        return Duration.ofNanos(paidNanos - nowNanos - (BURST - 1) * pauseNanos());
    }

    /** A call is made, whether it had to wait or not. */
    void spend(long nowNanos) {
        paidNanos = Math.max(paidNanos - nowNanos, 0) + nowNanos + pauseNanos();
    }

    private long pauseNanos() {
        return pauseOnAverage.get().toNanos();
    }
}
