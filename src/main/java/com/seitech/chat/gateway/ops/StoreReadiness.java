package com.seitech.chat.gateway.ops;

import com.seitech.chat.gateway.odoo.OdooConfig;
import com.seitech.chat.gateway.store.StoreWatch;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Down when the database could not be read for as long as Odoo may be away. That it cannot be written is told only:
 * readers are served on, who writes is told to come back, and no other gateway could keep it either.
 */
@Readiness
@Singleton
public final class StoreReadiness implements HealthCheck {
    private final Supplier<Optional<StoreWatch.Unreadable>> unreadable;
    private final Supplier<Optional<String>> failing;
    private final Duration grace;
    private final Clock clock;

    @Inject
    StoreReadiness(StoreWatch store, OdooConfig odoo, Clock clock) {
        this(store::unreadable, store::failing, odoo.readinessGrace(), clock);
    }

    /** @param failing what failed last, until something is written again */
    StoreReadiness(
            Supplier<Optional<StoreWatch.Unreadable>> unreadable,
            Supplier<Optional<String>> failing,
            Duration grace,
            Clock clock) {
        this.unreadable = unreadable;
        this.failing = failing;
        this.grace = grace;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<StoreWatch.Unreadable> now = unreadable.get();
        Optional<Instant> end = now.map(since -> since.since().plus(grace));
        boolean up = end.isEmpty() || clock.instant().isBefore(end.get());
        var response = HealthCheckResponse.named("store").status(up);
        now.map(StoreWatch.Unreadable::problem).or(failing).ifPresent(problem -> response.withData("problem", problem));
        end.filter(time -> up).ifPresent(time -> response.withData("ready until", time.toString()));
        return response.build();
    }
}
