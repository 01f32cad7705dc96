package com.seitech.chat.gateway.outbox;

import com.seitech.chat.gateway.session.StoreUnavailable;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets entries that no repeat can ask for any more, with their files. */
@Singleton
final class OutboxPurge {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxPurge.class);

    private final Outbox outbox;
    private final Queue queue;
    private final OutboxFiles files;
    private final OutboxConfig config;
    private final Clock clock;

    OutboxPurge(Outbox outbox, Queue queue, OutboxFiles files, OutboxConfig config, Clock clock) {
        this.outbox = outbox;
        this.queue = queue;
        this.files = files;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m")
    void purgeInTime() {
        StoreUnavailable.orNextTime(LOG, "what was delivered long ago is not removed", this::purge);
    }

    void purge() {
        Instant before = clock.instant().minus(config.keyLifetime());
        outbox.purgeBefore(before);
        queue.forgetFailedBefore(before);
        files.keepOnly(
                outbox.undelivered().stream().map(one -> one.entry().id()).toList(),
                clock.instant().minus(OutboxFiles.APPENDED_BY_THEN));
    }
}
