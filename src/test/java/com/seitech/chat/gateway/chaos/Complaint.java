package com.seitech.chat.gateway.chaos;

import java.time.Duration;

/** Something that should not be answered to a reader, or not to be answered at all while the gateway is there. */
record Complaint(Duration from, Duration to, String text, boolean unanswered) {
    @Override
    public String toString() {
        return Timeline.seconds(from) + " to " + Timeline.seconds(to) + "  " + text;
    }
}
