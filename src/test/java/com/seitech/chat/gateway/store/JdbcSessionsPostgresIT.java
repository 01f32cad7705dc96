package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.session.Sessions;
import com.seitech.chat.gateway.session.SessionsContract;
import org.junit.jupiter.api.AfterEach;

final class JdbcSessionsPostgresIT extends SessionsContract {
    private final PostgresStore store = PostgresStore.open();

    @Override
    protected Sessions sessions() {
        return new JdbcSessions(store.database());
    }

    @AfterEach
    void close() {
        store.close();
    }
}
