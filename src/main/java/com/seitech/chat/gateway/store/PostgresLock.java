package com.seitech.chat.gateway.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Keeps a second gateway out of a database, as {@link DirectoryLock} does of a directory. The server gives it free with
 * the connection, however that ends.
 */
final class PostgresLock implements AutoCloseable {
    /** Any number that no other program uses there. */
    private static final long KEY = 7_234_120_519L;

    private final Connection connection;

    private PostgresLock(Connection connection) {
        this.connection = connection;
    }

    /** @throws IllegalStateException when another gateway has it */
    static PostgresLock of(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        boolean ours = Sql.first(connection, row -> row.getBoolean(1), "select pg_try_advisory_lock(?)", KEY)
                .orElse(false);
        if (!ours) {
            connection.close();
            throw new IllegalStateException("another gateway uses this database: stop it, or give this one a"
                    + " gateway.postgresql.url of its own");
        }
        return new PostgresLock(connection);
    }

    /** A connection that goes back to the pool would keep it. */
    @Override
    public void close() {
        try (connection) {
            Sql.first(connection, row -> row.getBoolean(1), "select pg_advisory_unlock(?)", KEY);
        } catch (SQLException e) {
            // It ends with the process at the latest.
        }
    }
}
