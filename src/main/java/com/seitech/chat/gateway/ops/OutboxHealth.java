package com.seitech.chat.gateway.ops;

import com.seitech.chat.gateway.outbox.Queue;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Shows what waits for Odoo. Never a reason to send visitors elsewhere: what waits is kept, and goes on by itself. */
@Readiness
@Singleton
public final class OutboxHealth implements HealthCheck {
    private final Queue outbox;

    OutboxHealth(Queue outbox) {
        this.outbox = outbox;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("outbox")
                .up()
                .withData("waiting", outbox.size())
                .withData("parked", outbox.parked());
        outbox.oldest().ifPresent(since -> response.withData("oldest", since.toString()));
        return response.build();
    }
}
