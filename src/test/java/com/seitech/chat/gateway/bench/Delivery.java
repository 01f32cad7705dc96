package com.seitech.chat.gateway.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The life of messages: when the database had each, when its stream brought it. */
final class Delivery implements Arrivals {
    /** A text that names its message and its channel. */
    private static final Pattern TEXT = Pattern.compile("bench-(\\d+)-(\\d+)\\.");

    private final AtomicLongArray committed;
    private final AtomicLongArray arrived;
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();
    /** From our own clock, which is read often and never set, to the one that the database has too. */
    private final long nanosToEpoch = ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now()) - System.nanoTime();

    Delivery(int capacity) {
        committed = new AtomicLongArray(capacity);
        arrived = new AtomicLongArray(capacity);
    }

    /** The number of the next message. */
    int next() {
        return written.getAndIncrement();
    }

    static String text(int number, long channel) {
        return "bench-" + number + "-" + channel + ".";
    }

    /** The database has committed a message with this text, at a time in microseconds since 1970. */
    void committed(String text, long epochMicros) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            committed.set(Integer.parseInt(matcher.group(1)), epochMicros * 1000 - nanosToEpoch);
        }
    }

    @Override
    public void in(long channel, String lines) {
        if (!lines.contains("bench-")) {
            return;
        }
        long now = System.nanoTime();
        Matcher matcher = TEXT.matcher(lines);
        while (matcher.find()) {
            boolean first = arrived.compareAndSet(Integer.parseInt(matcher.group(1)), 0, now);
            if (!first || Long.parseLong(matcher.group(2)) != channel) {
                wrong.incrementAndGet();
            }
        }
    }

    int written() {
        return written.get();
    }

    int arrivedCount() {
        int count = 0;
        for (int i = 0; i < written(); i++) {
            count += hasArrived(i) ? 1 : 0;
        }
        return count;
    }

    boolean hasArrived(int number) {
        return arrived.get(number) != 0;
    }

    /** Twice, or in a stranger's stream. */
    int wrong() {
        return wrong.get();
    }

    /** Milliseconds from the commit. */
    double sinceCommit(int number) {
        return (arrived.get(number) - committed.get(number)) / 1e6;
    }
}
