package com.seitech.chat.gateway.ops;

import com.seitech.chat.gateway.http.ClientFigures;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Shows whether proxies in front name the visitors. Always up: anybody can send such a header. */
@Readiness
@Singleton
public final class ClientsHealth implements HealthCheck {
    private final ClientFigures clients;

    ClientsHealth(ClientFigures clients) {
        this.clients = clients;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("clients")
                .up()
                .withData("direct", clients.direct())
                .withData("named by a proxy", clients.named())
                .withData("named, not believed", clients.unbelieved())
                .withData("not named by a proxy", clients.unnamed())
                .build();
    }
}
