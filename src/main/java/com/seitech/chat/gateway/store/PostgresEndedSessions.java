package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.EndedSessions;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.TokenHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The table {@code ended_session}, which a trigger fills. */
final class PostgresEndedSessions implements EndedSessions {
    private static final String LATEST = """
            select session_id, token_hash, channel_id from ended_session
            where ended_at > clock_timestamp() - interval '30 seconds'
            """;
    private static final String FORGET =
            "delete from ended_session where ended_at < clock_timestamp() - interval '1 minute'";
    /** So many looks are a minute or so. */
    private static final int FORGET_EVERY = 120;

    private final KeptConnection connection;
    private int looks;

    PostgresEndedSessions(KeptConnection connection) {
        this.connection = connection;
    }

    @Override
    public List<Ended> latest() {
        boolean forget = ++looks % FORGET_EVERY == 0;
        return connection.transaction(connection -> {
            if (forget) {
                Sql.update(connection, FORGET);
            }
            return Sql.all(connection, PostgresEndedSessions::ended, LATEST);
        });
    }

    private static Ended ended(ResultSet row) throws SQLException {
        return new Ended(
                SessionId.parse(row.getString("session_id")),
                TokenHash.fromHex(row.getString("token_hash")),
                new ChannelId(row.getLong("channel_id")));
    }
}
