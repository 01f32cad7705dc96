package com.seitech.chat.gateway.program;

import java.time.Duration;

/** What the program is doing. Standard output belongs to the table alone. */
public final class Progress {
    private static final long START = System.nanoTime();

    private Progress() {}

    public static void say(String what) {
        System.err.printf("%4ds  %s%n", elapsed().toSeconds(), what);
    }

    public static Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - START);
    }
}
