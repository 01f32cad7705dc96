package com.seitech.chat.gateway.store;

import org.junit.jupiter.api.AfterEach;

final class JdbcErasuresPostgresIT extends ErasuresContract {
    private final PostgresStore store = PostgresStore.open();

    @Override
    protected Database database() {
        return store.database();
    }

    @AfterEach
    void close() {
        store.close();
    }
}
