package com.seitech.chat.gateway.bench;

import java.time.Duration;

/** What the program is doing. Standard output belongs to the table alone. */
final class Progress {
    private static final long START = System.nanoTime();

    private Progress() {}

    static void say(String what) {
        System.err.printf("%4ds  %s%n", elapsed().toSeconds(), what);
    }

    static Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - START);
    }
}
