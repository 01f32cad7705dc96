package com.seitech.chat.gateway.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class JdbcHandOutsSqliteTest extends JdbcHandOutsContract {
    private final SqliteFile file;

    JdbcHandOutsSqliteTest(@TempDir Path directory) {
        file = SqliteFile.open(directory);
    }

    @Override
    protected Database database() {
        return file.database();
    }

    @AfterEach
    void close() {
        file.close();
    }
}
