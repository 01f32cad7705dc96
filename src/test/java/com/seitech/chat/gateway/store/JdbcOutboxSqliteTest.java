package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.outbox.Outbox;
import com.seitech.chat.gateway.outbox.OutboxContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class JdbcOutboxSqliteTest extends OutboxContract {
    private final SqliteFile file;

    JdbcOutboxSqliteTest(@TempDir Path directory) {
        file = SqliteFile.open(directory);
    }

    @Override
    protected Outbox outbox() {
        return new JdbcOutbox(file.database(), Fence.NONE);
    }

    @AfterEach
    void close() {
        file.close();
    }
}
