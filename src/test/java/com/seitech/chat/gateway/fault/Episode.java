package com.seitech.chat.gateway.fault;

import java.time.Duration;

/**
 * A fault for a while.
 *
 * @param at since the beginning of its schedule
 * @param oneIn how many connections there are to one that it meets
 */
public record Episode(Duration at, Duration lasts, Fault fault, int oneIn) {
    public Episode {
        if (at.isNegative() || lasts.isNegative() || oneIn < 1) {
            throw new IllegalArgumentException("no episode: at " + at + " for " + lasts + ", one in " + oneIn);
        }
    }

    Duration end() {
        return at.plus(lasts);
    }

    @Override
    public String toString() {
        return fault + (oneIn == 1 ? "" : " for one connection in " + oneIn) + ", " + lasts.toMillis() + " ms";
    }
}
