package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.tail.Nudge;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes the tail's place where a profile asks for it. */
@Alternative
@Singleton
final class RecordedNudges implements Nudge {
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean failing;

    @Override
    public void nudge() {
        count.incrementAndGet();
        if (failing) {
            throw new IllegalStateException("the tail is broken");
        }
    }

    int count() {
        return count.get();
    }

    void failing(boolean fail) {
        failing = fail;
    }

    void reset() {
        count.set(0);
        failing = false;
    }
}
