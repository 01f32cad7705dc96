package com.seitech.chat.gateway.outbox;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Forgets entries that no repeat can ask for any more. */
@Singleton
final class OutboxPurge {
    private final Outbox outbox;
    private final OutboxConfig config;
    private final Clock clock;

    OutboxPurge(Outbox outbox, OutboxConfig config, Clock clock) {
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m")
    void purge() {
        outbox.purgeBefore(clock.instant().minus(config.keyLifetime()));
    }
}
