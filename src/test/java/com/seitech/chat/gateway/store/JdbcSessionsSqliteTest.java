package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.session.Sessions;
import com.seitech.chat.gateway.session.SessionsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class JdbcSessionsSqliteTest extends SessionsContract {
    private final SqliteFile file;

    JdbcSessionsSqliteTest(@TempDir Path directory) {
        file = SqliteFile.open(directory);
    }

    @Override
    protected Sessions sessions() {
        return new JdbcSessions(file.database());
    }

    @AfterEach
    void close() {
        file.close();
    }
}
