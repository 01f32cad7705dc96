package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.cluster.TestSlots;
import com.seitech.chat.gateway.outbox.InMemoryOutbox;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.outbox.OutboxConfig;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.SessionToken;
import com.seitech.chat.gateway.session.TokenHash;
import com.seitech.chat.gateway.tail.HandOutLog.Visible;
import com.seitech.chat.gateway.testing.TestClock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class HandOutsTest {
    private final TestClock clock = new TestClock();
    private final HandOuts handOuts = handOuts(Map.of());

    private HandOuts handOuts(Map<String, String> settings) {
        return new HandOuts(
                new InMemoryHandOuts(),
                new InMemoryOutbox(),
                Engine.config(HandOutConfig.class, settings),
                Engine.config(OutboxConfig.class, Map.of()),
                new Eras(new InMemoryRestorations(new InMemoryCheckpoints())),
                new TestSlots(),
                clock);
    }

    private Session session() {
        TokenHash token = TokenHash.of(SessionToken.random());
        return new Session(SessionId.random(), token, new ChannelId(7), "Jane", clock.instant(), clock.instant());
    }

    @Test
    void logThatARequestUses_isNotLoadedAgain_whenThereIsNoRoomForIt() {
        // Given
        HandOuts small = handOuts(Map.of("gateway.hand-out.cached", "1"));
        Session session = session();
        HandOutLog used = small.of(session);
        // When
        for (int i = 0; i < 100; i++) {
            small.of(session());
        }
        System.gc();
        // Then
        assertThat(small.of(session)).isSameAs(used);
    }

    @Test
    void answersThatDoNotReachTheirPage_areCounted() {
        for (boolean written : List.of(true, false)) {
            // Given
            Session session = session();
            HandOutLog log = handOuts.of(session);
            MessageId first = new MessageId(1);
            HandOut given = log.give(
                    new MessageId(0),
                    clock.instant(),
                    new Visible(new MessageId(0), List.of(first), first),
                    own -> false,
                    clock.instant());
            // When
            handOuts.ended(session.id(), log, Objects.requireNonNull(given.answer()), written);
            // Then
            assertThat(handOuts.repaired()).isEqualTo(written ? 0 : 1);
        }
    }
}
