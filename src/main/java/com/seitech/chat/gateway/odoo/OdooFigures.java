package com.seitech.chat.gateway.odoo;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How it stands with the peer, for operators. */
@Singleton
public final class OdooFigures {
    private final Permits permits;
    private final CallGuards guards;
    private final MisconfigurationLatch latch;
    private final KeyExpiry key;

    OdooFigures(Permits permits, CallGuards guards, MisconfigurationLatch latch, KeyExpiry key) {
        this.permits = permits;
        this.guards = guards;
        this.latch = latch;
        this.key = key;
    }

    /** The kinds of calls that have permits of their own. */
    public static List<String> lanes() {
        return Stream.of(Lane.values())
                .map(lane -> lane.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Calls that wait for their permit. */
    public int waiting(String lane) {
        return permits.waiting(Lane.valueOf(lane.toUpperCase(Locale.ROOT)));
    }

    /** Calls since the start that got none in time. */
    public long refused(String lane) {
        return permits.refused(Lane.valueOf(lane.toUpperCase(Locale.ROOT)));
    }

    /** {@code closed} when calls go through, {@code half_open} while some are tried, {@code open} while Odoo is spared. */
    public static List<String> breakerStates() {
        return CallGuards.states();
    }

    /** One of them. */
    public String breaker() {
        return guards.state();
    }

    /** A setting is wrong, such as a key that has expired: calls are not made. */
    public boolean isMisconfigured() {
        return latch.problem().isPresent();
    }

    /** Seconds since 1970; infinite when it never ends; NaN when that is not known. */
    public double keyExpiry() {
        return key.seconds();
    }
}
