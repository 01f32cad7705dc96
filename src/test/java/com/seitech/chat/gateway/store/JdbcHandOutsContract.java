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
    protected abstract Database database();

    @Override
    protected HandOutStore store() {
        return new JdbcHandOuts(database(), Fence.NONE);
    }

    @Test
    void log_goesWithItsSession() {
        // Given
        Instant now = Instant.parse("2030-01-02T03:04:05Z");
        Session session = new Session(
                SessionId.random(), TokenHash.of(SessionToken.random()), new ChannelId(1), "Vera", now, now);
        JdbcSessions sessions = new JdbcSessions(database());
        sessions.add(session);
        store().save(session.id(), new HandOutStore.Saved(1, "log"));
        // When
        sessions.purgeUnusedSince(now.plusMillis(1));
        // Then
        assertThat(store().find(session.id())).isEmpty();
    }
}
