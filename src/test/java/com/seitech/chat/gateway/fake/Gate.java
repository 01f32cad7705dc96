package com.seitech.chat.gateway.fake;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds one call until the test lets it go. */
public final class Gate {
    private static final int PATIENCE_SECONDS = 30;

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    Gate() {}

    /** Waits until the call is at the gate. */
    public void awaitArrival() {
        await(arrived, "no call came to the gate");
    }

    public void open() {
        opened.countDown();
    }

    void pass() {
        arrived.countDown();
        await(opened, "nobody opened the gate");
    }

    private static void await(CountDownLatch latch, String otherwise) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(otherwise);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
