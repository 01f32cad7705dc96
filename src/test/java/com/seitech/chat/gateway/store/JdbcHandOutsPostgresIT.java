package com.seitech.chat.gateway.store;

import org.junit.jupiter.api.AfterEach;

final class JdbcHandOutsPostgresIT extends JdbcHandOutsContract {
    private final PostgresStore server = PostgresStore.open();

    @Override
    protected Database database() {
        return server.database();
    }

    @AfterEach
    void close() {
        server.close();
    }
}
