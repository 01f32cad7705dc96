package com.seitech.chat.gateway.chaos;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How a run is wanted.
 *
 * @param seed of everything that is left to chance
 * @param length of the talk, before the calm in which all has to arrive
 * @param calm nothing goes wrong
 * @param replicas behind a load balancer; 0 for one gateway without
 */
record Options(long seed, Duration length, int visitors, boolean calm, int replicas) {
    private static final double MINUTES = 5;
    private static final int VISITORS = 20;
    private static final int REPLICAS = 3;
    private static final int VISITORS_OF_REPLICAS = 200;
    private static final int LONGEST_PAUSE_MILLIS = 7_000;
    private static final int LONGEST_PAUSE_EACH_MILLIS = 400;
    /** A seed is typed by hand. */
    private static final int SEEDS = 1_000_000;

    Options {
        if (visitors < 1 || length.compareTo(Duration.ofSeconds(10)) < 0) {
            throw new IllegalArgumentException(
                    "a run has a visitor and ten seconds at least, not " + visitors + " and " + length);
        }
    }

    static Options usual() {
        long seed = ThreadLocalRandom.current().nextInt(SEEDS);
        return new Options(seed, minutes(MINUTES), VISITORS, false, 0);
    }

    /** Of the usual replicas. */
    static Options cluster() {
        Options usual = usual();
        return new Options(usual.seed, usual.length, VISITORS_OF_REPLICAS, false, REPLICAS);
    }

    /** {@code --seed NUMBER}, {@code --minutes NUMBER}, {@code --visitors NUMBER}, {@code --calm}, {@code --cluster}, {@code --replicas NUMBER}. */
    static Options of(List<String> arguments) {
        Queue<String> words = new ArrayDeque<>(arguments);
        Options options = words.remove("--cluster") ? cluster() : usual();
        for (String word = words.poll(); word != null; word = words.poll()) {
            options = options.with(word, words);
        }
        return options;
    }

    private Options with(String name, Queue<String> values) {
        return switch (name) {
            case "--seed" -> withSeed(Long.parseLong(value(name, values)));
            case "--minutes" -> lasting(minutes(Double.parseDouble(value(name, values))));
            case "--visitors" -> withVisitors(Integer.parseInt(value(name, values)));
            case "--calm" -> new Options(seed, length, visitors, true, replicas);
            case "--replicas" -> new Options(seed, length, visitors, calm, Integer.parseInt(value(name, values)));
            default -> throw new IllegalArgumentException("there is no option " + name);
        };
    }

    private static String value(String name, Queue<String> values) {
        String value = values.poll();
        if (value == null) {
            throw new IllegalArgumentException(name + " needs a number");
        }
        return value;
    }

    private static Duration minutes(double number) {
        return Duration.ofMillis((long) (number * 60_000));
    }

    Options withSeed(long other) {
        return new Options(other, length, visitors, calm, replicas);
    }

    Options lasting(Duration other) {
        return new Options(seed, other, visitors, calm, replicas);
    }

    Options withVisitors(int others) {
        return new Options(seed, length, others, calm, replicas);
    }

    /** Between two messages of a visitor. Where there are many, all of them together say no more than Odoo takes. */
    Duration longestPause() {
        return Duration.ofMillis(Math.max(LONGEST_PAUSE_MILLIS, visitors * LONGEST_PAUSE_EACH_MILLIS));
    }

    boolean isOfReplicas() {
        return replicas > 0;
    }

    @Override
    public String toString() {
        return "--seed " + seed + " --minutes " + length.toMillis() / 60_000.0 + " --visitors " + visitors
                + (calm ? " --calm" : "") + (isOfReplicas() ? " --cluster --replicas " + replicas : "");
    }
}
