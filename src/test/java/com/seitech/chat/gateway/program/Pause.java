package com.seitech.chat.gateway.program;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting in real time, which is what is measured here. */
public final class Pause {
    private static final Duration STEP = Duration.ofMillis(20);

    private Pause() {}

    public static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** False when it has not happened by then. */
    public static boolean until(BooleanSupplier happened, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            of(STEP);
        }
        return true;
    }
}
