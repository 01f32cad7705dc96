package com.seitech.chat.gateway.odoo;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether some agent is at his desk, as Odoo's own chat shows it. Odoo is asked when somebody wants to know, once for
 * all who do, and then left alone for a while, whatever it answered.
 */
@Singleton
final class OdooPresence {
    private static final Logger LOG = LoggerFactory.getLogger(OdooPresence.class);
    /** Of Odoo's module {@code mail}; computed, so that it can be read and not searched for. */
    private static final String STATUS = "im_status";

    private static final String AGENTS = "agents";

    private final Odoo odoo;
    private final OdooAgents agents;
    private final OdooFields fields;
    private final Duration patience;
    private final AsyncLoadingCache<String, Boolean> present;
    private volatile boolean lastKnown;

    OdooPresence(Odoo odoo, OdooAgents agents, OdooFields fields, OdooConfig config, Clock clock) {
        this.odoo = odoo;
        this.agents = agents;
        this.fields = fields;
        this.patience = config.presenceWait();
        this.present = AnswerCaches.kept(config.presenceKept())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .buildAsync(key -> ask());
    }

    /** False too when Odoo does not say. */
    boolean anyAgent() {
        try {
            return present.get(AGENTS).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return lastKnown;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return lastKnown;
        }
    }

    private boolean ask() {
        try {
            lastKnown = fields.of(Models.USER).contains(STATUS) && anyOnline(agents.userIds());
        } catch (OdooException e) {
            LOG.atDebug().setCause(e).log("presence of agents unknown");
            lastKnown = false;
        }
        return lastKnown;
    }

    private boolean anyOnline(List<Long> users) {
        if (users.isEmpty()) {
            return false;
        }
        Object answer = odoo.read(
                Lane.SHARED,
                Models.USER,
                "search_read",
                List.of(List.of(List.of("id", "in", users))),
                Map.of("fields", List.of(STATUS)));
        return Row.list(answer).stream().anyMatch(user -> isOnline(user.text(STATUS)));
    }

    /** Odoo's modules for working hours add the place, as in {@code presence_home_online}, and mark who is on leave. */
    private static boolean isOnline(String status) {
        return status.equals("online") || (status.startsWith("presence_") && status.endsWith("_online"));
    }
}
