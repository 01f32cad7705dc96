package com.seitech.chat.gateway.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counters that were read now and then, added up. One that begins anew goes on from where it was. */
final class Growth {
    private record Reading(Duration at, double total) {}

    private final Map<String, Double> last = new HashMap<>();
    private final List<Reading> readings = new ArrayList<>();
    private double total;

    /** What counters say at one time, by their names; those that cannot be read lack. */
    synchronized void read(Duration at, Map<String, Double> counters) {
        counters.forEach((name, now) -> {
            double before = last.getOrDefault(name, readings.isEmpty() ? now : 0.0);
            total += now < before ? now : now - before;
            last.put(name, now);
        });
        readings.add(new Reading(at, total));
    }

    /** Per second, over all of the time. */
    synchronized double mean() {
        return readings.isEmpty() ? 0 : rate(readings.getFirst(), readings.getLast());
    }

    /** Per second, in the fullest stretch of at least that length. */
    synchronized double most(Duration stretch) {
        double most = 0;
        int end = 0;
        for (Reading begin : readings) {
            while (end < readings.size() && readings.get(end).at.minus(begin.at).compareTo(stretch) < 0) {
                end++;
            }
            most = end < readings.size() ? Math.max(most, rate(begin, readings.get(end))) : most;
        }
        return most;
    }

    private static double rate(Reading from, Reading to) {
        double seconds = to.at.minus(from.at).toMillis() / 1e3;
        return seconds == 0 ? 0 : (to.total - from.total) / seconds;
    }

    /** In stretches of five seconds. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f / %.1f", mean(), most(Duration.ofSeconds(5)));
    }
}
