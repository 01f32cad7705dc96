package com.seitech.chat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.SessionToken;
import com.seitech.chat.gateway.session.TokenHash;
import com.seitech.chat.gateway.tail.HandOutStore;
import com.seitech.chat.gateway.tail.HandOutStoreContract;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the table promises beyond {@link HandOutStore}. */
abstract class JdbcHandOutsContract extends HandOutStoreContract {
    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05Z");

    private long channels = 1;

    protected abstract Database database();

    @Override
    protected HandOutStore store() {
        return new JdbcHandOuts(database(), Fence.NONE);
    }

    @Override
    protected SessionId newSession() {
        Session session = new Session(
                SessionId.random(), TokenHash.of(SessionToken.random()), new ChannelId(channels++), "Vera", NOW, NOW);
        new JdbcSessions(database()).add(session);
        return session.id();
    }

    @Test
    void log_goesWithItsSession_andDoesNotComeBack() {
        // Given
        SessionId session = newSession();
        store().save(session, new HandOutStore.Saved(1, "log"));
        // When
        new JdbcSessions(database()).purgeUnusedSince(NOW.plusMillis(1));
        // Then
        assertThat(store().find(session)).isEmpty();
        store().save(session, new HandOutStore.Saved(2, "late"));
        assertThat(store().find(session)).isEmpty();
    }
}
