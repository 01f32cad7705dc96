package com.seitech.chat.gateway.chaos;

import java.time.Duration;

/** From one time to another, both included. */
record Span(Duration from, Duration to) {
    boolean contains(Duration time) {
        return from.compareTo(time) <= 0 && to.compareTo(time) >= 0;
    }

    boolean touches(Span other) {
        return from.compareTo(other.to) <= 0 && to.compareTo(other.from) >= 0;
    }

    @Override
    public String toString() {
        return Timeline.seconds(from) + " to " + Timeline.seconds(to);
    }
}
