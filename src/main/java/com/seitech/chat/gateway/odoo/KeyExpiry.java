package com.seitech.chat.gateway.odoo;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When the integration user's API key ends, as {@link ApiKeys} know it; asked seldom, and kept. */
@Singleton
public final class KeyExpiry {
    private static final Logger LOG = LoggerFactory.getLogger(KeyExpiry.class);
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
            ApiKeys keys = ApiKeys.of(config.login(), odoo, now);
            return new Known(keys.count() > 0, keys.firstEnd(), now);
        } catch (OdooException e) {
            LOG.atDebug().setCause(e).log("not known when the API key expires");
            return new Known(false, Optional.empty(), now);
        }
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
