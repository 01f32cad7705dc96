package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.seitech.chat.gateway.conversation.NotSupported;
import com.seitech.chat.gateway.conversation.Visitor;
import com.seitech.chat.gateway.erasure.VisitorRecords;
import com.seitech.chat.gateway.erasure.VisitorRecords.Erased;
import com.seitech.chat.gateway.outbox.DeliveryResult.Refused;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is promised of {@link VisitorRecords}. */
@SuppressWarnings("NullAway.Init") // injected
public abstract class ErasureContract extends OdooContractSuite {
    @Inject
    VisitorRecords records;

    private final SessionId session = SessionId.random();
    private ChannelId channel;

    @BeforeEach
    void visitorWhoTalked() {
        channel = channels.create(session, Visitor.of("Bob", "bob@example.com"));
        delivery.deliver(entry(session, channel, "I am Bob", null), false, () -> true);
        agent.replies(channel, "Hello, Bob");
        agent.repliesWithFile(channel, "offer.txt", new byte[] {'a'});
    }

    @Test
    void erased_isAllThatWasSaid_andWhoTheVisitorWas() {
        // Given
        assumeTrue(agent.hasDesk());
        // When
        Erased erased = records.erase(session, channel);
        // Then
        assertThat(erased).isEqualTo(new Erased(3, 1));
        assertThat(agent.messages(channel)).isEmpty();
        Row left = agent.channel(channel);
        assertThat(left.text("state")).isEqualTo("closed");
        assertThat(left.fields().toString()).doesNotContain("Bob").doesNotContain("bob@");
    }

    @Test
    void erasedAgain_isNothing() {
        // Given
        assumeTrue(agent.hasDesk());
        records.erase(session, channel);
        // Then
        assertThat(records.erase(session, channel)).isEqualTo(Erased.NOTHING);
    }

    @Test
    void messageThatComesTooLate_isRefused() {
        // Given
        assumeTrue(agent.hasDesk());
        records.erase(session, channel);
        // Then
        assertThat(delivery.deliver(entry(session, channel, "too late", null), true, () -> true))
                .isInstanceOf(Refused.class);
        assertThat(agent.messages(channel)).isEmpty();
    }

    /** A database that was restored gives ids anew. */
    @Test
    void channelOfAnother_staysAsItIs() {
        // When
        Erased erased = records.erase(SessionId.random(), channel);
        // Then
        assertThat(erased).isEqualTo(Erased.NOTHING);
        assertThat(agent.messages(channel)).hasSize(3);
    }

    @Test
    void withoutTheDesk_itIsNotSupported() {
        // Given
        assumeTrue(!agent.hasDesk());
        // Then
        assertThatThrownBy(() -> records.erase(session, channel)).isInstanceOf(NotSupported.class);
    }
}
