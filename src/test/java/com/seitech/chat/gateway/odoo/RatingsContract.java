package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.seitech.chat.gateway.conversation.NotSupported;
import com.seitech.chat.gateway.conversation.Rating;
import com.seitech.chat.gateway.conversation.Ratings;
import com.seitech.chat.gateway.conversation.Visitor;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.InvalidSession;
import com.seitech.chat.gateway.session.SessionId;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is promised of {@link Ratings}. */
@SuppressWarnings("NullAway.Init") // injected
public abstract class RatingsContract extends OdooContractSuite {
    @Inject
    Ratings ratings;

    private final SessionId session = SessionId.random();
    private ChannelId channel;

    @BeforeEach
    void visitorWhoTalked() {
        channel = channels.create(session, Visitor.of("Bob", null));
        delivery.deliver(entry(session, channel, "Thank you", null), false, () -> true);
    }

    @Test
    void rating_isShownToAgents_andTheLastOneCounts() {
        // Given
        assumeTrue(agent.hasDesk());
        // When
        ratings.rate(session, channel, new Rating(5, "Great,\nشكرًا 😀 <b>"));
        // Then
        assertThat(agent.rating(channel)).containsExactly("5", "Great,\nشكرًا 😀 <b>");
        // When
        agent.setsState(channel, "closed");
        ratings.rate(session, channel, new Rating(2, ""));
        // Then
        assertThat(agent.rating(channel)).containsExactly("2", "");
        assertThat(agent.channel(channel).text("state")).isEqualTo("closed");
    }

    /** A database that was restored gives ids anew. */
    @Test
    void channelOfAnother_isNotRated() {
        // Given
        assumeTrue(agent.hasDesk());
        // Then
        assertThatThrownBy(() -> ratings.rate(SessionId.random(), channel, new Rating(1, "")))
                .isInstanceOf(InvalidSession.class);
        assertThat(agent.rating(channel)).containsExactly("", "");
    }

    @Test
    void withoutTheDesk_itIsNotSupported() {
        // Given
        assumeTrue(!agent.hasDesk());
        // Then
        assertThatThrownBy(() -> ratings.rate(session, channel, new Rating(5, "")))
                .isInstanceOf(NotSupported.class);
    }
}
