package com.seitech.chat.gateway.odoo;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.seitech.chat.gateway.conversation.Availability.Features;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the desk addon offers, for those who want to know it before they use it: found out once for all of them, and then
 * left alone for a while, whatever came of it.
 */
@Singleton
final class OdooFeatures {
    private static final Logger LOG = LoggerFactory.getLogger(OdooFeatures.class);
    private static final String FEATURES = "features";

    private final DeskAddon desk;
    private final Duration patience;
    private final AsyncLoadingCache<String, Features> found;
    private volatile Features lastKnown = Features.NONE;

    OdooFeatures(DeskAddon desk, OdooConfig config, Clock clock) {
        this.desk = desk;
        this.patience = config.presenceWait();
        this.found = AnswerCaches.kept(config.presenceKept())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .buildAsync(key -> ask());
    }

    Features lastKnown() {
        return lastKnown;
    }

    /** What was known last when Odoo does not say in time. */
    Features asked() {
        try {
            return found.get(FEATURES).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return lastKnown;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return lastKnown;
        }
    }

    private Features ask() {
        try {
            lastKnown = new Features(desk.exchangesTyping(), desk.keepsReadMarks(), desk.keepsRatings());
        } catch (OdooException e) {
            LOG.atDebug().setCause(e).log("features of the desk unknown");
        }
        return lastKnown;
    }
}
