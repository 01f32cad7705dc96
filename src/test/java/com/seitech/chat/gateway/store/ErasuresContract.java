package com.seitech.chat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.erasure.Erasure;
import com.seitech.chat.gateway.erasure.Erasures;
import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.outbox.Outbox;
import com.seitech.chat.gateway.outbox.OutboxEntry;
import com.seitech.chat.gateway.outbox.OutboxId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.SessionToken;
import com.seitech.chat.gateway.session.Sessions;
import com.seitech.chat.gateway.session.TokenHash;
import com.seitech.chat.gateway.tail.HandOutStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link Erasures} promises. */
abstract class ErasuresContract {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final Duration LONG = Duration.ofMinutes(3);
    static final String SECRET = "a text that nobody may find";

    protected abstract Database database();

    private Erasures erasures() {
        return new JdbcErasures(database());
    }

    private Sessions sessions() {
        return new JdbcSessions(database());
    }

    private Outbox outbox() {
        return new JdbcOutbox(database(), Fence.NONE);
    }

    private HandOutStore handOuts() {
        return new JdbcHandOuts(database(), Fence.NONE);
    }

    Session session(long channel) {
        Session session = new Session(
                SessionId.random(),
                TokenHash.of(SessionToken.random()),
                new ChannelId(channel),
                SECRET + " name",
                NOW,
                NOW);
        sessions().add(session);
        handOuts().saveAll(Map.of(session.id(), new HandOutStore.Saved(1, "log")));
        return session;
    }

    OutboxId sent(Session session, long provisional) {
        OutboxEntry entry =
                new OutboxEntry(OutboxId.random(), session.id(), session.channel(), null, "Bob", SECRET, null, NOW);
        outbox().append(entry, new MessageId(provisional));
        return entry.id();
    }

    @Test
    void forgotten_isTheSession_withAllThatIsKeptOfIt_andOfNobodyElse() {
        // Given
        Session gone = session(1);
        outbox().delivered(sent(gone, 1), new Delivered(new MessageId(7), null));
        Session other = session(2);
        sent(other, 2);
        // When
        Erasure erasure = erasures().forget(gone, NOW, LONG);
        // Then
        assertThat(erasure).isEqualTo(new Erasure(gone.id(), gone.channel(), NOW));
        assertThat(sessions().find(gone.tokenHash())).isEmpty();
        assertThat(outbox().deliveredOf(gone.id())).isEmpty();
        assertThat(handOuts().find(gone.id())).isEmpty();
        assertThat(sessions().find(other.tokenHash())).isPresent();
        assertThat(outbox().undelivered()).hasSize(1);
        assertThat(handOuts().find(other.id())).isPresent();
    }

    @Test
    void whatMayBeOnItsWay_isWaitedFor() {
        // Given
        Session gone = session(1);
        sent(gone, 1);
        // When
        Erasure erasure = erasures().forget(gone, NOW, LONG);
        // Then
        assertThat(erasure.notBefore()).isEqualTo(NOW.plus(LONG));
        assertThat(outbox().undelivered()).isEmpty();
    }

    @Test
    void erasure_isPendingUntilItIsDone() {
        // Given
        Session late = session(1);
        sent(late, 1);
        Erasure second = erasures().forget(late, NOW, LONG);
        Erasure first = erasures().forget(session(2), NOW, LONG);
        // Then
        assertThat(erasures().pending()).containsExactly(first, second);
        // When
        erasures().done(first.session());
        // Then
        assertThat(erasures().pending()).containsExactly(second);
    }
}
