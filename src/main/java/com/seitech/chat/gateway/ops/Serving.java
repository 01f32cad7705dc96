package com.seitech.chat.gateway.ops;

import com.seitech.chat.gateway.odoo.OdooMonitor;
import com.seitech.chat.gateway.odoo.OdooStatus;
import com.seitech.chat.gateway.odoo.OdooStatus.Wrong;
import io.smallrye.health.api.HealthGroup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether a balancer is to send visitors here. Odoo or PostgreSQL that is away is away for every replica: what is said is kept
 * and what is known is read, as far as that goes, whereas a balancer with nobody left to send them to would answer itself. But
 * a gateway that has been set up wrongly from its start is not to take the place of one that works.
 */
@HealthGroup(Serving.GROUP)
@Singleton
public final class Serving implements HealthCheck {
    static final String GROUP = "serving";

    private final Supplier<OdooStatus> odoo;
    private final HealthCheck disk;
    private volatile boolean worked;

    @Inject
    Serving(OdooMonitor monitor, @Readiness DiskReadiness disk) {
        this(monitor::status, disk);
    }

    /** @param disk which another replica may have, when this one has none */
    Serving(Supplier<OdooStatus> odoo, HealthCheck disk) {
        this.odoo = odoo;
        this.disk = disk;
    }

    @Override
    public HealthCheckResponse call() {
        OdooStatus status = odoo.get();
        worked |= status.isReady();
        boolean setUp = status.isKnown() && (worked || !(status instanceof Wrong));
        boolean up = setUp && disk.call().getStatus() == Status.UP;
        return HealthCheckResponse.named(GROUP).status(up).build();
    }
}
