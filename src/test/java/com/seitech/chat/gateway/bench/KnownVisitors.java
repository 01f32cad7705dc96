package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.session.TokenHash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes sessions into the tables of either store. */
final class KnownVisitors {
    private static final String INSERT = """
            insert into session (id, token_hash, channel_id, visitor_name, created_at, last_used_at)
            values (?, ?, ?, ?, ?, ?)
            """;

    private KnownVisitors() {}

    static void insert(Connection connection, List<Visitor> visitors) {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            connection.setAutoCommit(false);
            long now = System.currentTimeMillis();
            for (Visitor visitor : visitors) {
                statement.setString(1, visitor.session().toString());
                statement.setString(2, TokenHash.of(visitor.token()).toHex());
                statement.setLong(3, visitor.channel());
                statement.setString(4, "Bench visitor");
                statement.setLong(5, now);
                statement.setLong(6, now);
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the table of sessions has changed: adapt " + KnownVisitors.class, e);
        }
    }
}
