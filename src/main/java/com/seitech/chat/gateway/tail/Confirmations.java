package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.SourceUnavailable;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * When Odoo last showed that it still has what it had. After it was away, or nobody asked for a while, the tail looks
 * first: what others read before that may come from a database in which a visitor's channel is another's. Locked by
 * itself.
 */
final class Confirmations {
    /** Longer than any pause of the tail while somebody reads, and no longer: so long a restoration may go unnoticed. */
    static final Duration FRESH = Duration.ofSeconds(5);
    /** One look may be late. */
    static final Duration LONGEST_PAUSE = FRESH.dividedBy(2);

    private final Duration patience;
    private boolean failing;
    private long looks;
    private long confirmedLook;
    private long failedLook;
    private boolean ever;
    private long confirmedNanos;

    /** @param patience how long a reader waits */
    Confirmations(Duration patience) {
        this.patience = patience;
    }

    /** The tail looks now. */
    synchronized void begun() {
        looks++;
    }

    synchronized void confirmed(long nowNanos) {
        failing = false;
        confirmedLook = looks;
        ever = true;
        confirmedNanos = nowNanos;
        notifyAll();
    }

    synchronized void failed() {
        failing = true;
        failedLook = looks;
        notifyAll();
    }

    /** Not any more, until it is confirmed again. */
    synchronized void revoke() {
        ever = false;
    }

    synchronized boolean isFresh() {
        return !failing && ever && System.nanoTime() - confirmedNanos < FRESH.toNanos();
    }

    /**
     * @param ask has the tail look at once
     * @throws SourceUnavailable when it is not confirmed in time
     */
    synchronized void await(Runnable ask) {
        if (!isFresh() && !isTrueInTime(this::isFresh, ask)) {
            throw new SourceUnavailable("it is not sure that Odoo still has what it had", null);
        }
    }

    /**
     * When it returns, everything is in the feeds that was in Odoo before.
     *
     * @throws SourceUnavailable when the tail does not get that far in time
     */
    synchronized void awaitLook(Runnable ask) {
        long before = looks;
        if (!isTrueInTime(() -> confirmedLook > before, ask)) {
            throw new SourceUnavailable("the news of Odoo are not known", null);
        }
    }

    private boolean isTrueInTime(BooleanSupplier wanted, Runnable ask) {
        // A look that is under way may fail for what is over by now.
        long before = looks;
        long end = System.nanoTime() + patience.toNanos();
        try {
            ask.run();
            while (!wanted.getAsBoolean() && failedLook <= before && System.nanoTime() < end) {
                wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
            return wanted.getAsBoolean();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailable("interrupted", e);
        }
    }
}
