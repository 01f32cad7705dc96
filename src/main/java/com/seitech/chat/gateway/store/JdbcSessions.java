package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.Sessions;
import com.seitech.chat.gateway.session.TokenHash;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables {@code session} and {@code session_doubt}. Times are milliseconds since 1970. */
@Singleton
final class JdbcSessions implements Sessions {
    private static final String INSERT = """
            insert into session (id, token_hash, channel_id, visitor_name, created_at, last_used_at)
            values (?, ?, ?, ?, ?, ?)
            """;
    private static final String SELECT = """
            select id, token_hash, channel_id, visitor_name, created_at, last_used_at from session
            """;
    private static final String FIND = SELECT + "where token_hash = ?";
    private static final String OF_CHANNEL = SELECT + "where channel_id = ?";
    private static final String NEWEST = SELECT + "order by created_at desc limit ?";
    private static final String REMOVE = "delete from session where id = ?";
    private static final String REMOVE_OF_CHANNEL = "delete from session where channel_id = ?";
    private static final String TOUCH = "update session set last_used_at = ? where id = ? and last_used_at < ?";
    private static final String PURGE = "delete from session where last_used_at < ?";
    private static final String CLOSED = "update session set closed_at = ? where channel_id = ? and closed_at is null";
    private static final String OPEN =
            "update session set closed_at = null where channel_id = ? and closed_at is not null";
    private static final String IS_CLOSED = "select 1 from session where id = ? and closed_at is not null";
    private static final String CLOSED_BEFORE = SELECT + "where closed_at < ? order by closed_at limit ?";
    private static final String DOUBT = """
            insert into session_doubt (only_row, up_to) values (1, ?)
            on conflict (only_row) do update set up_to = excluded.up_to where excluded.up_to > session_doubt.up_to
            """;
    private static final String DOUBTED = "select up_to from session_doubt";

    private final Database database;

    JdbcSessions(Database database) {
        this.database = database;
    }

    @Override
    public List<Session> add(Session session) {
        long channel = session.channel().value();
        return database.write(connection -> {
            List<Session> before = Sql.all(connection, JdbcSessions::session, OF_CHANNEL, channel);
            if (!before.isEmpty()) {
                Sql.update(connection, REMOVE_OF_CHANNEL, channel);
            }
            insert(connection, session);
            return before;
        });
    }

    private static void insert(Connection connection, Session session) throws SQLException {
        Sql.update(
                connection,
                INSERT,
                session.id().toString(),
                session.tokenHash().toHex(),
                session.channel().value(),
                session.visitorName(),
                session.createdAt().toEpochMilli(),
                session.lastUsedAt().toEpochMilli());
    }

    @Override
    public Optional<Session> find(TokenHash hash) {
        return database.read(connection -> Sql.first(connection, JdbcSessions::session, FIND, hash.toHex()));
    }

    @Override
    public Optional<Session> ofChannel(ChannelId channel) {
        return database.read(connection -> Sql.first(connection, JdbcSessions::session, OF_CHANNEL, channel.value()));
    }

    @Override
    public List<Session> newest(int limit) {
        return database.read(connection -> Sql.all(connection, JdbcSessions::session, NEWEST, limit));
    }

    @Override
    public void remove(Collection<SessionId> ended) {
        if (ended.isEmpty()) {
            return;
        }
        database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
                for (SessionId id : ended) {
                    statement.setString(1, id.toString());
                    statement.addBatch();
                }
                return statement.executeBatch().length;
            }
        });
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

    @Override
    public void closed(Map<ChannelId, Instant> at) {
        if (at.isEmpty()) {
            return;
        }
        database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(CLOSED)) {
                for (Map.Entry<ChannelId, Instant> entry : at.entrySet()) {
                    statement.setLong(1, entry.getValue().toEpochMilli());
                    statement.setLong(2, entry.getKey().value());
                    statement.addBatch();
                }
                return statement.executeBatch().length;
            }
        });
    }

    @Override
    public void open(Collection<ChannelId> channels) {
        if (channels.isEmpty()) {
            return;
        }
        database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
                for (ChannelId channel : channels) {
                    statement.setLong(1, channel.value());
                    statement.addBatch();
                }
                return statement.executeBatch().length;
            }
        });
    }

    @Override
    public boolean isClosed(SessionId session) {
        return database.read(connection -> Sql.first(connection, row -> true, IS_CLOSED, session.toString()))
                .isPresent();
    }

    @Override
    public List<Session> closedBefore(Instant instant, int limit) {
        return database.read(
                connection -> Sql.all(connection, JdbcSessions::session, CLOSED_BEFORE, instant.toEpochMilli(), limit));
    }

    @Override
    public void doubt(Instant upTo) {
        database.write(connection -> Sql.update(connection, DOUBT, upTo.toEpochMilli()));
    }

    @Override
    public Optional<Instant> doubted() {
        return database.read(
                connection -> Sql.first(connection, row -> Instant.ofEpochMilli(row.getLong("up_to")), DOUBTED));
    }
}
