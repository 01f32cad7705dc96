package com.seitech.chat.gateway.tail;

import java.time.Duration;

/** How soon to ask again: often while somebody talks, less as it cools down. */
final class Pace {
    private final TailConfig config;
    private final Turns turns;
    private volatile long lastActivityNanos;

    Pace(TailConfig config, Turns turns, long nowNanos) {
        this.config = config;
        this.turns = turns;
        lastActivityNanos = nowNanos - config.hotFor().plus(config.warmFor()).toNanos();
    }

    /** Somebody wrote or types. */
    void heat(long nowNanos) {
        lastActivityNanos = nowNanos;
    }

    Duration pause(long nowNanos) {
        return shared(ownPause(nowNanos));
    }

    /** As often as one replica that is alone, all together; and not so seldom that what was seen is fresh no more. */
    Duration shared(Duration pause) {
        return turns.stretched(pause, Confirmations.LONGEST_PAUSE);
    }

    private Duration ownPause(long nowNanos) {
        long quiet = nowNanos - lastActivityNanos;
        if (quiet < config.hotFor().toNanos()) {
            return config.hotPause();
        }
        return quiet < config.hotFor().plus(config.warmFor()).toNanos() ? config.warmPause() : config.idlePause();
    }
}
