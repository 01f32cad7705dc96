package com.seitech.chat.gateway.ops;

import com.seitech.chat.gateway.outbox.Queue;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Shows what waits for Odoo. Never a reason to send visitors elsewhere: what waits is kept, and goes on by itself. */
@Readiness
@Singleton
public final class OutboxHealth implements HealthCheck {
    /** A restart of Odoo is over by then. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private final Queue outbox;
    private final Clock clock;

    OutboxHealth(Queue outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("outbox")
                .up()
                .withData("waiting", outbox.size())
                .withData("parked", outbox.parked());
        outbox.oldest()
                .ifPresent(since -> response.withData("oldest", since.toString())
                        .withData(
                                "oldest age seconds",
                                Duration.between(since, clock.instant()).toSeconds()));
        problem().ifPresent(text -> response.withData("problem", text));
        return response.build();
    }

    private Optional<String> problem() {
        if (outbox.parked() > 0) {
            return Optional.of("messages were given up, their senders see them as not delivered: the log says why");
        }
        return outbox.oldest()
                .filter(since -> since.plus(LONG).isBefore(clock.instant()))
                .map(since -> "messages wait for Odoo: see the checks of Odoo. They are kept, and go on by themselves");
    }
}
