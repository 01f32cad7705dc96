package com.seitech.chat.gateway.tail;

import java.time.Duration;

/** How soon to ask again: often while somebody talks, less as it cools down. */
final class Pace {
    private final TailConfig config;
    private volatile long lastActivityNanos;

    Pace(TailConfig config, long nowNanos) {
        this.config = config;
        lastActivityNanos = nowNanos - config.hotFor().plus(config.warmFor()).toNanos();
    }

    /** Somebody wrote or types. */
    void heat(long nowNanos) {
        lastActivityNanos = nowNanos;
    }

    Duration pause(long nowNanos) {
        long quiet = nowNanos - lastActivityNanos;
        if (quiet < config.hotFor().toNanos()) {
            return config.hotPause();
        }
        return quiet < config.hotFor().plus(config.warmFor()).toNanos() ? config.warmPause() : config.idlePause();
    }
}
