package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.tail.Checkpoints;
import com.seitech.chat.gateway.tail.Restorations;
import com.seitech.chat.gateway.tail.RestorationsContract;
import org.junit.jupiter.api.AfterEach;

final class JdbcRestorationsPostgresIT extends RestorationsContract {
    private final PostgresStore store = PostgresStore.open();

    @Override
    protected Restorations restorations() {
        return new JdbcRestorations(store.database());
    }

    @Override
    protected Checkpoints checkpoints() {
        return new JdbcCheckpoints(store.database());
    }

    @AfterEach
    void close() {
        store.close();
    }
}
