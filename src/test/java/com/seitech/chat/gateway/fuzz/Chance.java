package com.seitech.chat.gateway.fuzz;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What is left to chance in one request; the same again for the same seed and number. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed, long number) {
        this.random = new SplittableRandom(seed * 1_000_003 + number);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    @SafeVarargs
    final <T> T of(T... options) {
        return options[below(options.length)];
    }

    <T> T of(List<T> options) {
        return options.get(below(options.size()));
    }

    /** One of them is made. */
    @SafeVarargs
    final <T> T made(Supplier<T>... options) {
        return options[below(options.length)].get();
    }

    /** As many as fewer than the bound, each made anew. */
    <T> List<T> some(int bound, Supplier<T> one) {
        return IntStream.range(0, below(bound)).mapToObj(i -> one.get()).toList();
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
