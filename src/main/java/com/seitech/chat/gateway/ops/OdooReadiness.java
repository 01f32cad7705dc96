package com.seitech.chat.gateway.ops;

import com.seitech.chat.gateway.odoo.OdooStatus;
import com.seitech.chat.gateway.odoo.OdooStatus.Away;
import com.seitech.chat.gateway.odoo.OdooStatus.Part;
import com.seitech.chat.gateway.odoo.OdooStatus.Ready;
import com.seitech.chat.gateway.odoo.OdooStatus.Wrong;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One part of what a chat needs of Odoo: ready when it holds; otherwise says what is wrong, each with its cure.
 *
 * <p>While Odoo restarts, the gateway still answers readers and keeps their streams: to take it out of service would
 * bring all of them back at once, to no better place. So a ready Odoo may be away for a while; a wrong setting may not.
 */
final class OdooReadiness implements HealthCheck {
    /** By the first part that fails, nothing is known of those behind it. */
    private static final String UNKNOWN = "not looked at, as long as the parts before it fail";

    private final Part part;
    private final String name;
    private final Supplier<OdooStatus> odoo;
    private final Duration grace;
    private final Clock clock;

    OdooReadiness(Part part, String name, Supplier<OdooStatus> odoo, Duration grace, Clock clock) {
        this.part = part;
        this.name = name;
        this.odoo = odoo;
        this.grace = grace;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        OdooStatus status = odoo.get();
        return switch (status) {
            case Ready ready -> HealthCheckResponse.named(name).up().build();
            case Away away -> of(Part.ADDRESS, status);
            case Wrong wrong -> of(wrong.part(), status);
        };
    }

    private HealthCheckResponse of(Part failing, OdooStatus status) {
        if (failing == part) {
            return problems(status);
        }
        var response = HealthCheckResponse.named(name).up();
        return (failing.compareTo(part) < 0 ? response.withData("state", UNKNOWN) : response).build();
    }

    private HealthCheckResponse problems(OdooStatus status) {
        Instant end = graceEnd(status);
        boolean brief = end != null && clock.instant().isBefore(end);
        HealthCheckResponseBuilder response = HealthCheckResponse.named(name).status(brief);
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
