package com.seitech.chat.gateway.tail;

import java.time.Duration;

/**
 * Bounds the calls to Odoo, however often it nudges: a few at once, since a nudge is worth most when it is answered at
 * once, and as many as fit on average. Not for several threads.
 */
final class CallBudget {
    /** Calls that may follow each other without a pause. */
    private static final int BURST = 5;

    private final long pauseNanos;
    /** When all calls so far are paid for. */
    private long paidNanos;

    CallBudget(Duration pauseOnAverage, long nowNanos) {
        pauseNanos = pauseOnAverage.toNanos();
        paidNanos = nowNanos;
    }

    /** How long to wait with the next call; not positive when it may be made. */
    Duration untilNext(long nowNanos) {
        return Duration.ofNanos(paidNanos - nowNanos - (BURST - 1) * pauseNanos);
    }

    /** A call is made, whether it had to wait or not. */
    void spend(long nowNanos) {
        paidNanos = Math.max(paidNanos - nowNanos, 0) + nowNanos + pauseNanos;
    }
}
