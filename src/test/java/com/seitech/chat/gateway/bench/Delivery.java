package com.seitech.chat.gateway.bench;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The life of the messages of one series: when each was to be written, when Odoo had it, when its stream brought it. */
final class Delivery implements Arrivals {
    /** A text that names its message and its channel. */
    private static final Pattern TEXT = Pattern.compile("bench-(\\d+)-(\\d+)\\.");

    private final AtomicLongArray intended;
    private final AtomicLongArray returned;
    private final AtomicLongArray arrived;
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();

    Delivery(int capacity) {
        intended = new AtomicLongArray(capacity);
        returned = new AtomicLongArray(capacity);
        arrived = new AtomicLongArray(capacity);
    }

    /** The number of the next message, which is due now. */
    int due() {
        int number = written.getAndIncrement();
        intended.set(number, System.nanoTime());
        return number;
    }

    static String text(int number, long channel) {
        return "bench-" + number + "-" + channel + ".";
    }

    void returned(int number) {
        returned.set(number, System.nanoTime());
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

    /** Milliseconds from the moment it was to be written: the commit was later. */
    double sinceIntended(int number) {
        return (arrived.get(number) - intended.get(number)) / 1e6;
    }

    /** Milliseconds from the moment at which the agent's call had returned: the commit was earlier. */
    double sinceReturned(int number) {
        return (arrived.get(number) - returned.get(number)) / 1e6;
    }
}
