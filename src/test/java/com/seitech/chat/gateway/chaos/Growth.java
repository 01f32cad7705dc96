package com.seitech.chat.gateway.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Counters that were read now and then, added up. One that begins anew goes on from where it was. */
final class Growth {
    private record Reading(Duration at, double total, Map<String, Double> byName) {}

    private record Stretch(Reading from, Reading to) {
        double seconds() {
            return to.at.minus(from.at).toMillis() / 1e3;
        }
    }

    private final Map<String, Double> last = new HashMap<>();
    private final Map<String, Double> totals = new HashMap<>();
    private final List<Reading> readings = new ArrayList<>();

    /** What counters say at one time, by their names; those that cannot be read lack. */
    synchronized void read(Duration at, Map<String, Double> counters) {
        counters.forEach((name, now) -> {
            double before = last.getOrDefault(name, readings.isEmpty() ? now : 0.0);
            totals.merge(name, now < before ? now : now - before, Double::sum);
            last.put(name, now);
        });
        double total = totals.values().stream().mapToDouble(each -> each).sum();
        readings.add(new Reading(at, total, Map.copyOf(totals)));
    }

    /** Per second, over all of the time. */
    synchronized double mean() {
        return readings.isEmpty() ? 0 : rate(readings.getFirst(), readings.getLast());
    }

    /** Per second, in the fullest stretch of at least that length. */
    synchronized double most(Duration stretch) {
        return fullest(stretch).map(Growth::rate).orElse(0.0);
    }

    /** When that stretch was, and how fast each counter grew in it, per second. */
    synchronized String inFullest(Duration stretch, UnaryOperator<String> kind) {
        return fullest(stretch).map(found -> description(found, kind)).orElse("");
    }

    private Optional<Stretch> fullest(Duration length) {
        Optional<Stretch> fullest = Optional.empty();
        int end = 0;
        for (Reading begin : readings) {
            while (end < readings.size() && readings.get(end).at.minus(begin.at).compareTo(length) < 0) {
                end++;
            }
            if (end < readings.size()) {
                Stretch stretch = new Stretch(begin, readings.get(end));
                fullest = fullest.filter(known -> rate(known) >= rate(stretch)).or(() -> Optional.of(stretch));
            }
        }
        return fullest;
    }

    private static double rate(Stretch stretch) {
        return rate(stretch.from, stretch.to);
    }

    private static String description(Stretch stretch, UnaryOperator<String> kind) {
        Map<String, Double> kinds = new TreeMap<>();
        stretch.to.byName.forEach((name, total) ->
                kinds.merge(kind.apply(name), total - stretch.from.byName.getOrDefault(name, 0.0), Double::sum));
        return kinds.entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(one -> String.format(Locale.ROOT, "%s %.1f", one.getKey(), one.getValue() / stretch.seconds()))
                .collect(Collectors.joining(", ", "from " + stretch.from.at.toSeconds() + " s: ", ""));
    }

    private static double rate(Reading from, Reading to) {
        double seconds = new Stretch(from, to).seconds();
        return seconds == 0 ? 0 : (to.total - from.total) / seconds;
    }

    /** In stretches of five seconds. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f / %.1f", mean(), most(Duration.ofSeconds(5)));
    }
}
