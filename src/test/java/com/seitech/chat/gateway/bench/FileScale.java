package com.seitech.chat.gateway.bench;

import java.time.Duration;

/**
 * How much of everything about files.
 *
 * @param warming small files before all others: code that has run so often is compiled, as it is in a gateway at work
 * @param rounds of each size, on both sides
 * @param crowds of readers who stall, one after the other
 * @param window in which others talk, without a crowd and with it
 */
record FileScale(int warming, int rounds, int crowds, Duration window) {
    private static final int WARMING_ROUNDS = 2;

    /** All of them, also those that do not count. */
    int allFiles() {
        return warming + FileSize.values().length * (WARMING_ROUNDS + rounds);
    }

    static FileScale full() {
        return new FileScale(300, 15, 3, Duration.ofSeconds(12));
    }

    /** To see whether it works. */
    static FileScale quick() {
        return new FileScale(30, 3, 1, Duration.ofSeconds(4));
    }

    /** What is measured in rounds. */
    interface Rounds {
        void next(FileSize size, int round);

        /** The rounds so far were there to warm everything up. */
        void forget();
    }

    void measure(Rounds measured) {
        for (int i = 0; i < warming; i++) {
            measured.next(FileSize.KB_100, i);
        }
        allSizes(measured, WARMING_ROUNDS);
        measured.forget();
        allSizes(measured, rounds);
    }

    private static void allSizes(Rounds measured, int rounds) {
        for (int i = 0; i < rounds; i++) {
            for (FileSize size : FileSize.values()) {
                measured.next(size, i);
            }
        }
    }
}
