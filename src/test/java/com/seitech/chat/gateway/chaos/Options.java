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
 */
record Options(long seed, Duration length, int visitors, boolean calm) {
    private static final double MINUTES = 5;
    private static final int VISITORS = 20;
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
        return new Options(seed, minutes(MINUTES), VISITORS, false);
    }

    /** {@code --seed NUMBER}, {@code --minutes NUMBER}, {@code --visitors NUMBER}, {@code --calm}. */
    static Options of(List<String> arguments) {
        Queue<String> words = new ArrayDeque<>(arguments);
        Options options = usual();
        for (String word = words.poll(); word != null; word = words.poll()) {
            options = options.with(word, words);
        }
        return options;
    }

    private Options with(String name, Queue<String> values) {
        return switch (name) {
            case "--seed" -> new Options(Long.parseLong(value(name, values)), length, visitors, calm);
            case "--minutes" -> lasting(minutes(Double.parseDouble(value(name, values))));
            case "--visitors" -> withVisitors(Integer.parseInt(value(name, values)));
            case "--calm" -> new Options(seed, length, visitors, true);
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

    Options lasting(Duration other) {
        return new Options(seed, other, visitors, calm);
    }

    Options withVisitors(int others) {
        return new Options(seed, length, others, calm);
    }

    @Override
    public String toString() {
        return "--seed " + seed + " --minutes " + length.toMillis() / 60_000.0 + " --visitors " + visitors
                + (calm ? " --calm" : "");
    }
}
