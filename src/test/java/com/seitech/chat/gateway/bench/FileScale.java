package com.seitech.chat.gateway.bench;

import java.time.Duration;

/**
 * How much of everything about files.
 *
 * @param rounds of each size, on both sides
 * @param crowds of readers who stall, one after the other
 * @param window in which others talk, without a crowd and with it
 */
record FileScale(int rounds, int crowds, Duration window) {
    static final int WARMING_ROUNDS = 2;

    /** All of them, also those that do not count. */
    int allRounds() {
        return WARMING_ROUNDS + rounds;
    }

    static FileScale full() {
        return new FileScale(9, 3, Duration.ofSeconds(12));
    }

    /** To see whether it works. */
    static FileScale quick() {
        return new FileScale(3, 1, Duration.ofSeconds(4));
    }

    /** What is measured in rounds. */
    interface Rounds {
        void next(int number);

        /** The rounds so far were there to warm everything up. */
        void forget();
    }

    void measure(Rounds measured) {
        for (int i = 0; i < WARMING_ROUNDS; i++) {
            measured.next(i);
        }
        measured.forget();
        for (int i = 0; i < rounds; i++) {
            measured.next(i);
        }
    }
}
