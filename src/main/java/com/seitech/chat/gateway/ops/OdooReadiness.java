package com.seitech.chat.gateway.ops;

import com.seitech.chat.gateway.odoo.OdooConfig;
import com.seitech.chat.gateway.odoo.OdooMonitor;
import com.seitech.chat.gateway.odoo.OdooStatus;
import com.seitech.chat.gateway.odoo.OdooStatus.Away;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Ready when Odoo answers and is as we need it; otherwise says what is wrong, each with its cure.
 *
 * <p>While Odoo restarts, the gateway still answers readers and keeps their streams: to take it out of service would
 * bring all of them back at once, to no better place. So a ready Odoo may be away for a while; a wrong setting may not.
 */
@Readiness
@Singleton
public final class OdooReadiness implements HealthCheck {
    private final Supplier<OdooStatus> odoo;
    private final Duration grace;
    private final Clock clock;

    @Inject
    OdooReadiness(OdooMonitor monitor, OdooConfig config, Clock clock) {
        this(monitor::status, config.readinessGrace(), clock);
    }

    OdooReadiness(Supplier<OdooStatus> odoo, Duration grace, Clock clock) {
        this.odoo = odoo;
        this.grace = grace;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        OdooStatus status = odoo.get();
        Instant end = graceEnd(status);
        boolean brief = end != null && clock.instant().isBefore(end);
        HealthCheckResponseBuilder response = HealthCheckResponse.named("odoo").status(status.isReady() || brief);
        for (int i = 0; i < status.problems().size(); i++) {
            response.withData("problem " + (i + 1), status.problems().get(i));
        }
        if (brief) {
            response.withData("ready until", String.valueOf(end));
        }
        return response.build();
    }

    private @Nullable Instant graceEnd(OdooStatus status) {
        return status instanceof Away away && away.since() != null
                ? away.since().plus(grace)
                : null;
    }
}
