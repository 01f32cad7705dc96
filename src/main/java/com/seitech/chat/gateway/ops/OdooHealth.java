package com.seitech.chat.gateway.ops;

import com.seitech.chat.gateway.odoo.OdooConfig;
import com.seitech.chat.gateway.odoo.OdooMonitor;
import com.seitech.chat.gateway.odoo.OdooStatus.Part;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/** The parts of Odoo's readiness, one after the other. */
@Singleton
final class OdooHealth {
    private final OdooMonitor monitor;
    private final OdooConfig config;
    private final Clock clock;

    OdooHealth(OdooMonitor monitor, OdooConfig config, Clock clock) {
        this.monitor = monitor;
        this.config = config;
        this.clock = clock;
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck address() {
        return part(Part.ADDRESS, "odoo");
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck credentials() {
        return part(Part.CREDENTIALS, "odoo credentials");
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck contract() {
        return part(Part.CONTRACT, "odoo contract");
    }

    private HealthCheck part(Part part, String name) {
        return new OdooReadiness(part, name, monitor::status, config.readinessGrace(), clock);
    }
}
