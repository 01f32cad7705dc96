package com.seitech.chat.gateway.odoo;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the integration user's API key ends. Odoo lets every employee read what keys he has, but not which one he came
 * with: of several that are valid, the one that ends first counts.
 */
@Singleton
public final class KeyExpiry {
    private static final Logger LOG = LoggerFactory.getLogger(KeyExpiry.class);
    /** More than anybody has. */
    private static final int MOST_KEYS = 100;

    private final Odoo odoo;
    private final BooleanSupplier ready;
    private final OdooConfig config;
    private final Clock clock;
    private volatile Known known = Known.NOTHING;

    /**
     * What Odoo said.
     *
     * @param end empty: no key ends
     */
    private record Known(boolean told, Optional<Instant> end, Instant at) {
        static final Known NOTHING = new Known(false, Optional.empty(), Instant.MIN);
    }

    @Inject
    KeyExpiry(Odoo odoo, OdooMonitor monitor, OdooConfig config, Clock clock) {
        this(odoo, () -> monitor.status().isReady(), config, clock);
    }

    /** @param ready whether Odoo is there, and as we need it */
    KeyExpiry(Odoo odoo, BooleanSupplier ready, OdooConfig config, Clock clock) {
        this.odoo = odoo;
        this.ready = ready;
        this.config = config;
        this.clock = clock;
    }

    /** Of Odoo that is away, or not as we need it, nothing is asked. */
    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        Instant now = clock.instant();
        if (ready.getAsBoolean() && now.isAfter(known.at().plus(config.keyExpiryKept()))) {
            known = asked(now);
        }
    }

    private Known asked(Instant now) {
        try {
            List<Row> keys = keys();
            // Who comes with a password has none.
            return new Known(!keys.isEmpty(), first(keys, now), now);
        } catch (OdooException e) {
            LOG.atDebug().setCause(e).log("not known when the API key expires");
            return new Known(false, Optional.empty(), now);
        }
    }

    private List<Row> keys() {
        List<?> ours =
                List.of(List.of("user_id.login", "=", config.login()), List.of("scope", "in", List.of("rpc", false)));
        return new Query(Models.API_KEY, ours, List.of("expiration_date"), "id", MOST_KEYS).rows(odoo, Lane.SHARED);
    }

    private static Optional<Instant> first(List<Row> keys, Instant now) {
        return keys.stream()
                .filter(key -> key.isSet("expiration_date"))
                .map(key -> key.instant("expiration_date"))
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
    }

    /** Seconds since 1970; infinite when it never ends; NaN when that is not known. */
    public double seconds() {
        Known now = known;
        if (!now.told()) {
            return Double.NaN;
        }
        return now.end().map(end -> (double) end.getEpochSecond()).orElse(Double.POSITIVE_INFINITY);
    }
}
