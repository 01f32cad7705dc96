package com.seitech.chat.gateway.bench;

import java.time.Duration;

/**
 * How much of everything.
 *
 * @param rounds of what is measured side by side, one after the other in turn
 * @param window of one measurement in a round
 * @param visitors in the largest crowd
 * @param streams in the largest crowd of those
 * @param settling before the processor's time is taken: what runs once a second is compiled only after minutes
 */
record Scale(
        int rounds,
        Duration warmUp,
        Duration window,
        int visitors,
        int streams,
        Duration afterRestart,
        Duration settling,
        Duration idle) {
    /** In a shorter pause of the crowd, gateway and load together would be more than two cores can do. */
    static final Duration POLL_INTERVAL = Duration.ofSeconds(3);

    static final Duration POLL_INTERVAL_OF_CROWD = Duration.ofSeconds(15);

    static Scale full() {
        return new Scale(
                5,
                Duration.ofSeconds(10),
                Duration.ofSeconds(4),
                50_000,
                10_000,
                Duration.ofSeconds(60),
                Duration.ofMinutes(3),
                Duration.ofSeconds(60));
    }

    /** To see whether it works. */
    static Scale quick() {
        return new Scale(
                5,
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                5_000,
                1_000,
                Duration.ofSeconds(15),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10));
    }

    /** All windows of one series, one after the other. */
    Duration series() {
        return window.multipliedBy(rounds);
    }
}
