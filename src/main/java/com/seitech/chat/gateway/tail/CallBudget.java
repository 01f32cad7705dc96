package com.seitech.chat.gateway.tail;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Bounds the calls to Odoo, however often it nudges and whatever its messages carry: a few at once, since a nudge is worth
 * most when it is answered at once, and as many as fit on average. Not for several threads.
 */
final class CallBudget {
    /** Calls that may follow each other without a pause. */
    private static final int BURST = 5;

    private final Supplier<Duration> pauseOnAverage;
    private final LongSupplier calls;
    private long counted;
    /** When all calls so far are paid for. */
    private long paidNanos;

    /**
     * @param pauseOnAverage may change
     * @param calls how many were made so far, by whomever
     */
    CallBudget(Supplier<Duration> pauseOnAverage, LongSupplier calls, long nowNanos) {
        this.pauseOnAverage = pauseOnAverage;
        this.calls = calls;
        counted = calls.getAsLong();
        paidNanos = nowNanos;
    }

    /** How long to wait with the next call; not positive when it may be made. */
    Duration untilNext(long nowNanos) {
        long pause = pauseOnAverage.get().toNanos();
        charge(nowNanos, pause);
        return Duration.ofNanos(paidNanos - nowNanos - (BURST - 1) * pause);
    }

    private void charge(long nowNanos, long pause) {
        long made = calls.getAsLong();
        paidNanos = Math.max(paidNanos - nowNanos, 0) + nowNanos + (made - counted) * pause;
        counted = made;
    }
}
