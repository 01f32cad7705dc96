package com.seitech.chat.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Sessions} promises. */
public abstract class SessionsContract {
    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05.678Z");

    private long channels = 100;

    protected abstract Sessions sessions();

    @Test
    void find_afterAdd_answersEveryField() {
        // Given
        Session session = new Session(
                SessionId.random(), someHash(), new ChannelId(77), "Zoë 🦊 'x'; --", NOW.minusSeconds(9), NOW);
        sessions().add(session);
        // When
        Session found = sessions().find(session.tokenHash()).orElseThrow();
        // Then
        assertThat(found).isEqualTo(session);
    }

    @Test
    void find_unknownToken_isEmpty() {
        // Given
        sessions().add(session(NOW));
        // When
        boolean found = sessions().find(someHash()).isPresent();
        // Then
        assertThat(found).isFalse();
    }

    @Test
    void add_tokenThatIsTaken_isRefusedAndChangesNothing() {
        // Given
        Session first = session(NOW);
        sessions().add(first);
        Session second = new Session(SessionId.random(), first.tokenHash(), new ChannelId(2), "Other", NOW, NOW);
        // When
        assertThatThrownBy(() -> sessions().add(second)).isInstanceOf(RuntimeException.class);
        // Then
        assertThat(sessions().find(first.tokenHash())).contains(first);
    }

    @Test
    void add_idThatIsTaken_isRefused() {
        // Given
        Session first = session(NOW);
        sessions().add(first);
        Session second = new Session(first.id(), someHash(), new ChannelId(2), "Other", NOW, NOW);
        // When
        assertThatThrownBy(() -> sessions().add(second)).isInstanceOf(RuntimeException.class);
        // Then
        assertThat(sessions().find(second.tokenHash())).isEmpty();
    }

    @Test
    void touch_later_movesLastUsedForward() {
        // Given
        Session session = session(NOW);
        sessions().add(session);
        // When
        sessions().touch(Map.of(session.id(), NOW.plusMillis(1)));
        // Then
        assertThat(sessions().find(session.tokenHash())).contains(session.usedAt(NOW.plusMillis(1)));
    }

    @Test
    void touch_earlier_neverMovesLastUsedBack() {
        // Given
        Session session = session(NOW);
        sessions().add(session);
        // When
        sessions().touch(Map.of(session.id(), NOW.minusMillis(1)));
        // Then
        assertThat(sessions().find(session.tokenHash())).contains(session);
    }

    @Test
    void touch_manyAndUnknown_movesTheKnownOnes() {
        // Given
        Map<SessionId, Session> known = Stream.generate(() -> session(NOW))
                .limit(300)
                .collect(Collectors.toMap(Session::id, session -> session));
        known.values().forEach(sessions()::add);
        Instant later = NOW.plus(Duration.ofMinutes(1));
        Map<SessionId, Instant> batch = Stream.concat(known.keySet().stream(), Stream.of(SessionId.random()))
                .collect(Collectors.toMap(id -> id, id -> later));
        // When
        sessions().touch(batch);
        // Then
        assertThat(known.values())
                .allSatisfy(session ->
                        assertThat(sessions().find(session.tokenHash())).contains(session.usedAt(later)));
    }

    @Test
    void touch_nothing_changesNothing() {
        // Given
        Session session = session(NOW);
        sessions().add(session);
        // When
        sessions().touch(Map.of());
        // Then
        assertThat(sessions().find(session.tokenHash())).contains(session);
    }

    @Test
    void purge_deletesWhatWasLastUsedBefore() {
        // Given
        Session before = session(NOW.minusMillis(1));
        Session exactly = session(NOW);
        Session after = session(NOW.plusMillis(1));
        Stream.of(before, exactly, after).forEach(sessions()::add);
        // When
        int purged = sessions().purgeUnusedSince(NOW);
        // Then
        assertThat(purged).isEqualTo(1);
        assertThat(sessions().find(before.tokenHash())).isEmpty();
        assertThat(sessions().find(exactly.tokenHash())).contains(exactly);
        assertThat(sessions().find(after.tokenHash())).contains(after);
    }

    @Test
    void add_channelThatIsTaken_endsWhoeverHadIt() {
        // Given
        Session first = session(NOW);
        Session bystander = session(NOW);
        assertThat(sessions().add(first)).isEmpty();
        assertThat(sessions().add(bystander)).isEmpty();
        Session second = new Session(SessionId.random(), someHash(), first.channel(), "Other", NOW, NOW);
        // When
        List<Session> ended = sessions().add(second);
        // Then
        assertThat(ended).containsExactly(first);
        assertThat(sessions().find(first.tokenHash())).isEmpty();
        assertThat(sessions().ofChannel(first.channel())).contains(second);
        assertThat(sessions().find(bystander.tokenHash())).contains(bystander);
    }

    @Test
    void ofChannel_thatIsNobodys_isEmpty() {
        // Given
        sessions().add(session(NOW));
        // When Then
        assertThat(sessions().ofChannel(new ChannelId(Integer.MAX_VALUE))).isEmpty();
    }

    @Test
    void newest_areThoseMadeLast_theLatestFirst() {
        // Given
        List<Session> made = Stream.of(3, 1, 5, 2, 4)
                .map(second -> new Session(
                        SessionId.random(), someHash(), nextChannel(), "Vera", NOW.plusSeconds(second), NOW))
                .toList();
        made.forEach(sessions()::add);
        // When
        List<Session> newest = sessions().newest(3);
        // Then
        assertThat(newest).containsExactly(made.get(2), made.get(4), made.get(0));
    }

    @Test
    void remove_endsThoseAndNoOthers() {
        // Given
        Session ended = session(NOW);
        Session other = session(NOW);
        sessions().add(ended);
        sessions().add(other);
        // When
        sessions().remove(List.of(ended.id(), SessionId.random()));
        sessions().remove(List.of());
        // Then
        assertThat(sessions().find(ended.tokenHash())).isEmpty();
        assertThat(sessions().find(other.tokenHash())).contains(other);
    }

    @Test
    void closed_isWhoseChatWasClosedFirst_untilItIsOpenAgain() {
        // Given
        Session first = session(NOW);
        Session second = session(NOW);
        Session other = session(NOW);
        Stream.of(first, second, other).forEach(sessions()::add);
        // When
        sessions().closed(Map.of(second.channel(), NOW.plusSeconds(2), new ChannelId(9_999), NOW));
        sessions().closed(Map.of(first.channel(), NOW.plusSeconds(1), second.channel(), NOW.plusSeconds(9)));
        // Then
        assertThat(sessions().closedBefore(NOW.plusSeconds(3), 10)).containsExactly(first, second);
        assertThat(sessions().closedBefore(NOW.plusSeconds(3), 1)).containsExactly(first);
        assertThat(sessions().closedBefore(NOW.plusSeconds(2), 10)).containsExactly(first);
        assertThat(sessions().isClosed(first.id())).isTrue();
        assertThat(sessions().isClosed(other.id())).isFalse();
        assertThat(sessions().find(first.tokenHash())).contains(first);
        // When
        sessions().open(List.of(first.channel(), other.channel()));
        sessions().open(List.of());
        sessions().closed(Map.of());
        // Then
        assertThat(sessions().isClosed(first.id())).isFalse();
        assertThat(sessions().closedBefore(NOW.plusSeconds(3), 10)).containsExactly(second);
    }

    @Test
    void channelThatIsGivenAnew_isNotClosed() {
        // Given
        Session first = session(NOW);
        sessions().add(first);
        sessions().closed(Map.of(first.channel(), NOW));
        Session second = new Session(SessionId.random(), someHash(), first.channel(), "Other", NOW, NOW);
        // When
        sessions().add(second);
        // Then
        assertThat(sessions().isClosed(second.id())).isFalse();
        assertThat(sessions().isClosed(first.id())).isFalse();
    }

    @Test
    void doubt_isTheFurthestThatWasRaised() {
        // Given
        boolean atFirst = sessions().doubted().isPresent();
        sessions().doubt(NOW);
        // When
        sessions().doubt(NOW.plusMillis(1));
        sessions().doubt(NOW.minusSeconds(1));
        // Then
        assertThat(atFirst).isFalse();
        assertThat(sessions().doubted()).contains(NOW.plusMillis(1));
    }

    private Session session(Instant lastUsedAt) {
        return new Session(SessionId.random(), someHash(), nextChannel(), "Vera", NOW, lastUsedAt);
    }

    private ChannelId nextChannel() {
        return new ChannelId(++channels);
    }

    private static TokenHash someHash() {
        return TokenHash.of(SessionToken.random());
    }
}
