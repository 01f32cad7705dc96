package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.conversation.Visitor;
import com.seitech.chat.gateway.outbox.DeliveryResult.Refused;
import com.seitech.chat.gateway.outbox.OutboxEntry;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.References;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.SessionToken;
import com.seitech.chat.gateway.session.TokenHash;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is promised of {@link References}, and that a message follows them. */
@SuppressWarnings("NullAway.Init") // injected
public abstract class ReferencesContract extends OdooContractSuite {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Inject
    References references;

    private Session visitor() {
        SessionId session = SessionId.random();
        return session(session, channels.create(session, Visitor.of("Bob", null)));
    }

    private static Session session(SessionId id, ChannelId channel) {
        return new Session(id, TokenHash.of(SessionToken.random()), channel, "Bob", NOW, NOW);
    }

    @Test
    void channelThatWasMadeForTheSession_isStillMeant() {
        // Given
        Session one = visitor();
        Session other = visitor();

        // Then
        assertThat(references.stillMeant(List.of(one, other))).containsExactlyInAnyOrder(one.id(), other.id());
    }

    @Test
    void channelThatIsGone_orAnothers_orNoVisitors_isNotMeant() {
        // Given
        Session own = visitor();
        Session gone = visitor();
        agent.deletes(gone.channel());
        Session anothers = session(SessionId.random(), own.channel());
        Session internal = session(SessionId.random(), agent.opensInternalChannel());
        Session never = session(SessionId.random(), new ChannelId(Integer.MAX_VALUE));

        // When
        var meant = references.stillMeant(List.of(gone, anothers, internal, own, never));

        // Then
        assertThat(meant).containsExactly(own.id());
    }

    @Test
    void nobody_isNotAskedFor() {
        assertThat(references.stillMeant(List.of())).isEmpty();
    }

    @Test
    void moreThanOneQuestionTakes_areRefused() {
        // Given
        List<Session> tooMany = Stream.generate(() -> session(SessionId.random(), new ChannelId(1)))
                .limit(References.MOST + 1)
                .toList();

        // Then
        assertThatThrownBy(() -> references.stillMeant(tooMany)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void asManyAsOneQuestionTakes_areAnsweredAtOnce() {
        // Given
        Session own = visitor();
        Stream<Session> others = Stream.iterate(1L, i -> i + 1)
                .limit(References.MOST - 1)
                .map(i -> session(SessionId.random(), new ChannelId(Integer.MAX_VALUE - i)));

        // Then
        assertThat(references.stillMeant(Stream.concat(others, Stream.of(own)).toList()))
                .containsExactly(own.id());
    }

    /** Whatever the number in the entry: the channel may have been given to another since. */
    @Test
    void message_ofASessionWhoseChannelIsGone_isNotWrittenIntoAnothers() {
        // Given
        Session stranger = visitor();
        Session gone = visitor();
        agent.deletes(gone.channel());
        OutboxEntry entry = entry(gone.id(), stranger.channel(), "my password is", null);

        // Then
        assertThat(delivery.deliver(entry, false, () -> true)).isInstanceOf(Refused.class);
        assertThat(agent.messages(stranger.channel())).isEmpty();
    }
}
