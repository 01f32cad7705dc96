package com.seitech.chat.gateway.cluster;

import java.time.Duration;
import java.util.Collection;

/** Counts what is under way in each slot. Locked by itself. */
final class Visits {
    private final int[] open = new int[Slot.COUNT];

    synchronized void begin(Slot slot) {
        open[slot.number()]++;
    }

    synchronized void end(Slot slot) {
        open[slot.number()]--;
        notifyAll();
    }

    /** Whether all in these slots ended in time. */
    synchronized boolean awaitEnd(Collection<Slot> slots, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            while (isAnyIn(slots) && System.nanoTime() < end) {
                wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !isAnyIn(slots);
    }

    private boolean isAnyIn(Collection<Slot> slots) {
        return slots.stream().anyMatch(slot -> open[slot.number()] > 0);
    }
}
