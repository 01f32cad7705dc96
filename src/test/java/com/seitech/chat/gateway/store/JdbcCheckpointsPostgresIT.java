package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.tail.Checkpoints;
import com.seitech.chat.gateway.tail.CheckpointsContract;
import org.junit.jupiter.api.AfterEach;

final class JdbcCheckpointsPostgresIT extends CheckpointsContract {
    private final PostgresStore store = PostgresStore.open();

    @Override
    protected Checkpoints checkpoints() {
        return new JdbcCheckpoints(store.database());
    }

    @AfterEach
    void close() {
        store.close();
    }
}
