package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.closing.ChannelEnds;
import com.seitech.chat.gateway.closing.ChannelEnds.Written;
import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.Visitor;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is promised of {@link ChannelEnds}. */
@SuppressWarnings("NullAway.Init") // injected
public abstract class ChannelEndsContract extends OdooContractSuite {
    @Inject
    ChannelEnds ends;

    private final SessionId session = SessionId.random();
    private ChannelId channel;

    @BeforeEach
    void visitor() {
        channel = channels.create(session, Visitor.of("Bob", null));
    }

    private List<Written> written(Instant since) {
        return ends.writtenSince(since, channel.value() - 1).stream()
                .filter(one -> one.channel().equals(channel))
                .toList();
    }

    @Test
    void closed_isTheChannel_andAgainItStaysSo() {
        // When
        ChannelState first = ends.close(session, channel);
        ChannelState second = ends.close(session, channel);
        // Then
        assertThat(List.of(first, second)).containsOnly(ChannelState.CLOSED);
        assertThat(agent.channel(channel).text("state")).isEqualTo("closed");
        assertThat(channels.state(channel)).contains(ChannelState.CLOSED);
    }

    @Test
    void archivedChannel_staysAsItIs() {
        // Given
        agent.setsState(channel, "archived");
        // When
        ChannelState state = ends.close(session, channel);
        // Then
        assertThat(state).isEqualTo(ChannelState.ARCHIVED);
        assertThat(agent.channel(channel).text("state")).isEqualTo("archived");
    }

    @Test
    void channelOfAnother_staysOpen() {
        // When
        ChannelState state = ends.close(SessionId.random(), channel);
        // Then
        assertThat(state).isEqualTo(ChannelState.CLOSED);
        assertThat(agent.channel(channel).text("state")).isEqualTo("active");
    }

    @Test
    void channelThatIsGone_countsAsClosed() {
        // Given
        agent.deletes(channel);
        // Then
        assertThat(ends.close(session, channel)).isEqualTo(ChannelState.CLOSED);
        assertThat(ends.open(List.of(channel))).isEmpty();
    }

    @Test
    void whatAgentsCloseAndOpen_isToldWithItsTime() {
        // Given
        Instant before = Instant.now().minusSeconds(60);
        ChannelId other = newChannel();
        // When
        agent.setsState(channel, "closed");
        // Then
        assertThat(written(before)).singleElement().satisfies(one -> {
            assertThat(one.open()).isFalse();
            assertThat(one.at()).isBetween(before, Instant.now().plusSeconds(60));
        });
        assertThat(written(Instant.now().plusSeconds(3_600))).isEmpty();
        assertThat(ends.writtenSince(before, channel.value()))
                .extracting(Written::channel)
                .contains(other)
                .doesNotContain(channel);
        assertThat(ends.open(List.of(channel, other))).isEqualTo(Set.of(other));
        // When
        agent.setsState(channel, "active");
        // Then
        assertThat(written(before)).extracting(Written::open).containsExactly(true);
    }

    @Test
    void internalChannels_areNotTold() {
        // Given
        ChannelId internal = agent.opensInternalChannel();
        // Then
        assertThat(ends.writtenSince(Instant.EPOCH, internal.value() - 1))
                .extracting(Written::channel)
                .doesNotContain(internal);
        assertThat(ends.open(List.of(internal))).isEmpty();
    }
}
