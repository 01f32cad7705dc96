package com.seitech.chat.gateway.chaos;

import java.time.Duration;

/** One message in a page's list. */
record Row(long id, String text, Duration at, Origin origin) {
    enum Origin {
        /** Shown while its answer is awaited, under an id of the page's own making. */
        DRAFT,
        /** An own one that was answered. */
        SENT,
        /** Brought by a poll or a stream. */
        GIVEN,
        /** An own one that was answered, and that the stream brought, too. */
        BOTH
    }

    Row as(long otherId, Origin otherOrigin) {
        return new Row(otherId, text, at, otherOrigin);
    }

    @Override
    public String toString() {
        return Timeline.seconds(at) + "  " + origin + " " + id + "  " + Utterance.shortened(text);
    }
}
