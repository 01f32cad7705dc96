package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.tail.Checkpoints;
import com.seitech.chat.gateway.tail.CheckpointsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class JdbcCheckpointsSqliteTest extends CheckpointsContract {
    private final SqliteFile file;

    JdbcCheckpointsSqliteTest(@TempDir Path directory) {
        file = SqliteFile.open(directory);
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
