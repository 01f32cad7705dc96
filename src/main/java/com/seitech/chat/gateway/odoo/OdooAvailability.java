package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.conversation.Availability;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Answers from what the monitor has seen; only for the agents' presence Odoo may have to be asked. */
@Singleton
final class OdooAvailability implements Availability {
    /** What the API promises: long enough for several looks, so that a slow one does not switch the light off. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(30);

    private final OdooMonitor monitor;
    private final OdooPresence presence;
    private final OdooFeatures features;

    OdooAvailability(OdooMonitor monitor, OdooPresence presence, OdooFeatures features) {
        this.monitor = monitor;
        this.presence = presence;
        this.features = features;
    }

    @Override
    public boolean isOnline() {
        return monitor.hasAnsweredWithin(SIGN_OF_LIFE);
    }

    @Override
    public boolean hasAgents() {
        return isOnline() && presence.anyAgent();
    }

    @Override
    public boolean acceptsMessages() {
        return isOnline() && monitor.status().isReady();
    }

    @Override
    public Features features() {
        return isOnline() ? features.asked() : features.lastKnown();
    }
}
