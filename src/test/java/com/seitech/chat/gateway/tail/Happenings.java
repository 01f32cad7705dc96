package com.seitech.chat.gateway.tail;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Virtual time: what is to happen, in order. Nobody waits. */
final class Happenings {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private record Happening(long atMillis, long order, Runnable action) {}

    private final PriorityQueue<Happening> toCome =
            new PriorityQueue<>(Comparator.comparingLong(Happening::atMillis).thenComparingLong(Happening::order));
    private long millis;
    private long order;

    Instant now() {
        return START.plusMillis(millis);
    }

    /** As a browser's {@code Date.now()} tells it. */
    long clock() {
        return now().toEpochMilli();
    }

    long millis() {
        return millis;
    }

    void in(long delayMillis, Runnable action) {
        toCome.add(new Happening(millis + delayMillis, order++, action));
    }

    void runUntil(long endMillis) {
        while (!toCome.isEmpty() && toCome.peek().atMillis() <= endMillis) {
            Happening next = toCome.poll();
            millis = next.atMillis();
            next.action().run();
        }
        millis = endMillis;
    }
}
