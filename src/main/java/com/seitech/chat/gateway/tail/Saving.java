package com.seitech.chat.gateway.tail;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Saves beside the work, one at a time: a database that does not answer must not hold up what visitors wait for. */
final class Saving {
    private final Executor beside;
    private final AtomicBoolean underWay = new AtomicBoolean();

    Saving(Executor beside) {
        this.beside = beside;
    }

    /** Returns at once. Does nothing while the save before is still under way. */
    void begin(Runnable save) {
        if (underWay.compareAndSet(false, true)) {
            beside.execute(() -> {
                try {
                    save.run();
                } finally {
                    underWay.set(false);
                }
            });
        }
    }
}
