package com.seitech.chat.gateway.ops;

import com.seitech.chat.gateway.store.StoreWatch;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when what writes has ended: nothing but a restart brings it back. Never for a disk, a database or Odoo. */
@Liveness
@Singleton
public final class StoreLiveness implements HealthCheck {
    private final StoreWatch store;

    StoreLiveness(StoreWatch store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        boolean alive = store.isAlive();
        var response = HealthCheckResponse.named("writer").status(alive);
        if (!alive) {
            response.withData("problem", "the thread that writes has ended: restart the gateway, and report its log");
        }
        return response.build();
    }
}
