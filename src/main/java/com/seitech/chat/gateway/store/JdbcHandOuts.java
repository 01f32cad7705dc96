package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.tail.HandOutStore;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.util.Map;
import java.util.Optional;

/**
 * The table {@code hand_out}. Its rows go with their session, by a trigger; of a session that is gone none comes back, though
 * its last requests may still be under way.
 */
@Singleton
final class JdbcHandOuts implements HandOutStore {
    private static final String FIND = "select version, log from hand_out where session_id = ?";
    private static final String SAVE = """
            insert into hand_out (session_id, version, log)
            select id, cast(? as bigint), ? from session where id = ?
            on conflict (session_id) do update set version = excluded.version, log = excluded.log
            where excluded.version > hand_out.version
            """;

    private final Database database;
    private final Fence fence;

    JdbcHandOuts(Database database, Fence fence) {
        this.database = database;
        this.fence = fence;
    }

    @Override
    public Optional<Saved> find(SessionId session) {
        return database.read(connection -> Sql.first(
                connection, row -> new Saved(row.getLong("version"), row.getString("log")), FIND, session.toString()));
    }

    @Override
    public void saveAll(Map<SessionId, Saved> logs) {
        if (logs.isEmpty()) {
            return;
        }
        database.write(connection -> {
            fence.require(connection, logs.keySet());
            try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
                for (Map.Entry<SessionId, Saved> entry : logs.entrySet()) {
                    statement.setLong(1, entry.getValue().version());
                    statement.setString(2, entry.getValue().text());
                    statement.setString(3, entry.getKey().toString());
                    statement.addBatch();
                }
                return statement.executeBatch().length;
            }
        });
    }
}
