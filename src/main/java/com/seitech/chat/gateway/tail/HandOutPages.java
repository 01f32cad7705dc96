package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a session has several pages open. The list of one page only grows: a request for an older list after one for a
 * newer list comes from another page.
 */
final class HandOutPages {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Duration overlap;
    private @Nullable MessageId latest;
    private Instant latestAsked = Instant.MIN;
    private Instant severalUntil = Instant.MIN;

    HandOutPages(Duration overlap) {
        this.overlap = overlap;
    }

    /**
     * A page has asked for what comes after its list.
     *
     * @param before when one asked so before
     */
    void asked(MessageId list, Instant before, Instant requested) {
        if (HandOutLog.isClock(list)) {
            return;
        }
        boolean another = latest != null && !latest.equals(list);
        if (another
                && before.isAfter(Instant.MIN)
                && before.isBefore(latestAsked)
                && !requested.isBefore(latestAsked.plus(overlap))) {
            severalUntil = requested.plus(REMEMBERED);
        }
        latest = list;
        latestAsked = requested;
    }

    boolean areSeveral(Instant now) {
        return now.isBefore(severalUntil);
    }
}
