package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.tail.HandOutStore.Saved;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link HandOutStore} promises. */
@SuppressWarnings("NullAway.Init") // before each test
public abstract class HandOutStoreContract {
    private SessionId session;

    protected abstract HandOutStore store();

    /** One that may have a log. */
    protected SessionId newSession() {
        return SessionId.random();
    }

    @BeforeEach
    void begin() {
        session = newSession();
    }

    @Test
    void find_unknownSession_isEmpty() {
        // Given
        store().save(newSession(), new Saved(1, "other"));
        // When
        boolean found = store().find(session).isPresent();
        // Then
        assertThat(found).isFalse();
    }

    @Test
    void find_afterSave_answersBoth() {
        // Given
        Saved saved = new Saved(7, "12:9+11+12 4000000000000001:12 'x'; --|");
        store().save(session, saved);
        // When Then
        assertThat(store().find(session)).contains(saved);
    }

    @Test
    void save_greaterVersion_replaces() {
        // Given
        store().save(session, new Saved(1, "one"));
        // When
        store().save(session, new Saved(2, "two"));
        // Then
        assertThat(store().find(session)).contains(new Saved(2, "two"));
    }

    @Test
    void save_olderVersionThatComesLater_changesNothing() {
        // Given
        store().save(session, new Saved(2, "two"));
        // When
        store().save(session, new Saved(1, "one"));
        store().save(session, new Saved(2, "another two"));
        // Then
        assertThat(store().find(session)).contains(new Saved(2, "two"));
    }

    @Test
    void saveAll_many_areAllThere() {
        // Given
        Map<SessionId, Saved> many = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            many.put(newSession(), new Saved(i, "log " + i));
        }
        // When
        store().saveAll(many);
        // Then
        assertThat(many).allSatisfy((id, saved) -> assertThat(store().find(id)).contains(saved));
    }

    @Test
    void saveAll_none_isFine() {
        store().saveAll(Map.of());
    }
}
