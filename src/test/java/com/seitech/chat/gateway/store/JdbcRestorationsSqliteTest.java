package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.tail.Checkpoints;
import com.seitech.chat.gateway.tail.Restorations;
import com.seitech.chat.gateway.tail.RestorationsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class JdbcRestorationsSqliteTest extends RestorationsContract {
    private final SqliteFile file;

    JdbcRestorationsSqliteTest(@TempDir Path directory) {
        file = SqliteFile.open(directory);
    }

    @Override
    protected Restorations restorations() {
        return new JdbcRestorations(file.database());
    }

    @Override
    protected Checkpoints checkpoints() {
        return new JdbcCheckpoints(file.database());
    }

    @AfterEach
    void close() {
        file.close();
    }
}
