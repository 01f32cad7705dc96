package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.conversation.Availability;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is promised of {@link OdooAvailability} and {@link OdooPresence}. */
@SuppressWarnings("NullAway.Init") // injected
public abstract class PresenceContract extends OdooContractSuite {
    @Inject
    Availability availability;

    @Inject
    Odoo client;

    @Inject
    OdooConfig config;

    @Inject
    Clock clock;

    /** Lets the only agent who might be there be seen like that; empty: never. */
    protected abstract void agentIs(String status);

    OdooPresence presence() {
        return presence(Map.of(), clock);
    }

    /** One that has not asked yet, not even who the agents are. */
    OdooPresence presence(Map<String, ?> settings, Clock time) {
        OdooConfig changed = ConfigWith.of(config, settings);
        OdooAgents agents = new OdooAgents(client, new ExternalIds(client), changed);
        return new OdooPresence(client, agents, new OdooFields(client), changed, time);
    }

    @ParameterizedTest
    @CsvSource({"online, true", "away, false", "busy, false", "offline, false", "'', false"})
    void agent_isThere_onlyWhenOnline(String status, boolean there) {
        // When
        agentIs(status);
        // Then
        assertThat(presence().anyAgent()).isEqualTo(there);
    }

    @Test
    void nobodyInTheGroup_isNobodyThere() {
        // Given
        agentIs("online");
        // When
        OdooPresence presence = presence(Map.of("agentGroup", "seitech_elearning.no_such_group"), clock);
        // Then
        assertThat(presence.anyAgent()).isFalse();
    }

    @Test
    void odooThatAnswers_isOnline_andTakesMessages() {
        assertThat(availability.isOnline()).isTrue();
        assertThat(availability.acceptsMessages()).isTrue();
    }
}
