package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.outbox.Outbox;
import com.seitech.chat.gateway.outbox.OutboxContract;
import org.junit.jupiter.api.AfterEach;

final class JdbcOutboxPostgresIT extends OutboxContract {
    private final PostgresStore store = PostgresStore.open();

    @Override
    protected Outbox outbox() {
        return new JdbcOutbox(store.database(), Fence.NONE);
    }

    @AfterEach
    void close() {
        store.close();
    }
}
