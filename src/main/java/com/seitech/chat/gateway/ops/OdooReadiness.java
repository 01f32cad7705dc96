package com.seitech.chat.gateway.ops;

import com.seitech.chat.gateway.odoo.OdooMonitor;
import com.seitech.chat.gateway.odoo.OdooStatus;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when Odoo answers and is as we need it; otherwise says what is wrong, each with its cure. */
@Readiness
@Singleton
public final class OdooReadiness implements HealthCheck {
    private final OdooMonitor monitor;

    OdooReadiness(OdooMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public HealthCheckResponse call() {
        OdooStatus status = monitor.status();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("odoo").status(status.isReady());
        for (int i = 0; i < status.problems().size(); i++) {
            response.withData("problem " + (i + 1), status.problems().get(i));
        }
        return response.build();
    }
}
