package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.erasure.Erasure;
import com.seitech.chat.gateway.erasure.Erasures;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionId;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The table {@code erasure}. */
@Singleton
final class JdbcErasures implements Erasures {
    private static final String WAITING = """
            select count(*) as waiting from outbox
            where session_id = ? and message_id is null and content is not null
            """;
    private static final String FORGET_SENDS = "delete from outbox where session_id = ?";
    private static final String FORGET_SESSION = "delete from session where id = ?";
    private static final String KEEP = """
            insert into erasure (session_id, channel_id, not_before) values (?, ?, ?) on conflict do nothing
            """;
    private static final String PENDING = "select * from erasure order by not_before";
    private static final String DONE = "delete from erasure where session_id = ?";

    private final Database database;

    JdbcErasures(Database database) {
        this.database = database;
    }

    @Override
    public Erasure forget(Session session, Instant now, Duration longestCall) {
        String id = session.id().toString();
        return database.erase(connection -> {
            long waiting = Sql.first(connection, row -> row.getLong("waiting"), WAITING, id)
                    .orElse(0L);
            Sql.update(connection, FORGET_SENDS, id);
            Sql.update(connection, FORGET_SESSION, id);
            Instant notBefore = waiting == 0 ? now : now.plus(longestCall);
            Sql.update(connection, KEEP, id, session.channel().value(), notBefore.toEpochMilli());
            return new Erasure(session.id(), session.channel(), notBefore);
        });
    }

    @Override
    public List<Erasure> pending() {
        return database.read(connection -> Sql.all(connection, JdbcErasures::erasure, PENDING));
    }

    private static Erasure erasure(ResultSet row) throws SQLException {
        return new Erasure(
                SessionId.parse(row.getString("session_id")),
                new ChannelId(row.getLong("channel_id")),
                Instant.ofEpochMilli(row.getLong("not_before")));
    }

    @Override
    public void done(SessionId session) {
        database.write(connection -> Sql.update(connection, DONE, session.toString()));
    }
}
