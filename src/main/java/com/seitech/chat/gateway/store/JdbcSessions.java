package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.Sessions;
import com.seitech.chat.gateway.session.TokenHash;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The table {@code session}. Times are milliseconds since 1970. */
@Singleton
final class JdbcSessions implements Sessions {
    private static final String INSERT = """
            insert into session (id, token_hash, channel_id, visitor_name, created_at, last_used_at)
            values (?, ?, ?, ?, ?, ?)
            """;
    private static final String FIND = """
            select id, token_hash, channel_id, visitor_name, created_at, last_used_at
            from session where token_hash = ?
            """;
    private static final String TOUCH = "update session set last_used_at = ? where id = ? and last_used_at < ?";
    private static final String PURGE = "delete from session where last_used_at < ?";

    private final Database database;

    JdbcSessions(Database database) {
        this.database = database;
    }

    @Override
    public void add(Session session) {
        database.write(connection -> Sql.update(
                connection,
                INSERT,
                session.id().toString(),
                session.tokenHash().toHex(),
                session.channel().value(),
                session.visitorName(),
                session.createdAt().toEpochMilli(),
                session.lastUsedAt().toEpochMilli()));
    }

    @Override
    public Optional<Session> find(TokenHash hash) {
        return database.read(connection -> Sql.first(connection, JdbcSessions::session, FIND, hash.toHex()));
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                SessionId.parse(row.getString("id")),
                TokenHash.fromHex(row.getString("token_hash")),
                new ChannelId(row.getLong("channel_id")),
                row.getString("visitor_name"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("last_used_at")));
    }

    @Override
    public void touch(Map<SessionId, Instant> lastUsed) {
        if (lastUsed.isEmpty()) {
            return;
        }
        database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(TOUCH)) {
                for (Map.Entry<SessionId, Instant> entry : lastUsed.entrySet()) {
                    long at = entry.getValue().toEpochMilli();
                    statement.setLong(1, at);
                    statement.setString(2, entry.getKey().toString());
                    statement.setLong(3, at);
                    statement.addBatch();
                }
                return statement.executeBatch().length;
            }
        });
    }

    @Override
    public int purgeUnusedSince(Instant instant) {
        return database.write(connection -> Sql.update(connection, PURGE, instant.toEpochMilli()));
    }
}
