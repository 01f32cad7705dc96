package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.log.Shown;
import com.seitech.chat.gateway.session.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator that the store fails, with the cure: when it begins, once a minute while it lasts, and when it is
 * over. Thousands of calls may fail in that time, and the log may be on the same disk.
 */
final class StoreAlarm {
    private static final Logger LOG = LoggerFactory.getLogger(StoreAlarm.class);
    /** One that comes and goes would begin and end many times a second. */
    private static final Seldom SELDOM = new Seldom(LOG, 5);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant quietUntil = Instant.MIN;
    private volatile String failing = "";

    StoreAlarm(Clock clock) {
        this.clock = clock;
    }

    /**
     * What a caller is told.
     *
     * @param text with the cure
     */
    StoreUnavailable failed(String text, Throwable cause) {
        if (isToBeTold(text)) {
            SELDOM.error(text, line -> line.setCause(Shown.of(cause)));
        }
        return new StoreUnavailable(text, cause);
    }

    private synchronized boolean isToBeTold(String text) {
        Instant now = clock.instant();
        boolean told = !failing.isEmpty() && now.isBefore(quietUntil);
        failing = text;
        if (!told) {
            quietUntil = now.plus(PAUSE);
        }
        return !told;
    }

    /** What failed last, until something is written. */
    Optional<String> failing() {
        String text = failing;
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Something was written. */
    void written() {
        if (!failing.isEmpty()) {
            failing = "";
            SELDOM.info("the database is written again", line -> line);
        }
    }
}
