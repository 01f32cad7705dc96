package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** What is promised of {@link KeyExpiry}. */
@SuppressWarnings("NullAway.Init") // injected
public abstract class KeyExpiryContract extends OdooContractSuite {
    @Inject
    Odoo client;

    @Inject
    OdooConfig config;

    @Inject
    Clock clock;

    /** The integration user has one key, and it has no end. */
    protected abstract void oneKeyWithoutEnd();

    KeyExpiry expiry(Clock time) {
        KeyExpiry expiry = new KeyExpiry(client, monitor, config, time);
        expiry.look();
        return expiry;
    }

    /** So Odoo lets the integration user read it. */
    @Test
    void keyWithoutEnd_neverExpires() {
        // Given
        oneKeyWithoutEnd();
        // Then
        assertThat(expiry(clock).seconds()).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
