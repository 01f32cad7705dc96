package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooException.OdooMisconfigured;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps calls from Odoo while a setting is wrong: they cannot succeed, and each wrong password costs Odoo half a second.
 * One call per probe interval is let through, to notice when it is mended.
 */
@Singleton
final class MisconfigurationLatch {
    private final Duration probeInterval;
    private final Clock clock;
    private @Nullable OdooMisconfigured problem;
    private Instant nextProbe = Instant.MIN;

    MisconfigurationLatch(OdooConfig config, Clock clock) {
        this.probeInterval = config.misconfiguredProbe();
        this.clock = clock;
    }

    /** @throws OdooMisconfigured the known problem, unless it is time to probe it */
    synchronized void check() {
        Instant now = clock.instant();
        if (problem == null) {
            return;
        }
        if (now.isBefore(nextProbe)) {
            throw problem;
        }
        nextProbe = now.plus(probeInterval);
    }

    synchronized void close(OdooMisconfigured found) {
        problem = found;
        nextProbe = clock.instant().plus(probeInterval);
    }

    synchronized void open() {
        problem = null;
    }

    synchronized Optional<OdooMisconfigured> problem() {
        return Optional.ofNullable(problem);
    }
}
