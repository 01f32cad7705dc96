package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.tail.Restoration;
import com.seitech.chat.gateway.tail.Restorations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The table {@code restoration}. Times are milliseconds since 1970. */
@Singleton
final class JdbcRestorations implements Restorations {
    private static final String ALL = "select era, survived, highest, found_at from restoration order by era";
    private static final String ADD = """
            insert into restoration (era, survived, highest, found_at) values (?, ?, ?, ?)
            on conflict (era) do nothing
            """;
    private static final String RAISE = "update restoration set highest = ? where era = ? and highest < ?";
    private static final List<String> FORGET =
            List.of("delete from tail_checkpoint", "delete from tail_position", "delete from change_checkpoint");

    private final Database database;

    JdbcRestorations(Database database) {
        this.database = database;
    }

    @Override
    public List<Restoration> all() {
        return database.read(connection -> Sql.all(connection, JdbcRestorations::restoration, ALL));
    }

    private static Restoration restoration(ResultSet row) throws SQLException {
        return new Restoration(
                row.getInt("era"),
                new MessageId(row.getLong("survived")),
                new MessageId(row.getLong("highest")),
                Instant.ofEpochMilli(row.getLong("found_at")));
    }

    @Override
    public void add(Restoration restoration) {
        database.write(connection -> {
            boolean isFirst = Sql.update(
                            connection,
                            ADD,
                            restoration.era(),
                            restoration.survived().value(),
                            restoration.highest().value(),
                            restoration.foundAt().toEpochMilli())
                    > 0;
            return isFirst ? forget(connection) : raise(connection, restoration);
        });
    }

    private static int forget(Connection connection) throws SQLException {
        int forgotten = 0;
        for (String sql : FORGET) {
            forgotten += Sql.update(connection, sql);
        }
        return forgotten;
    }

    private static int raise(Connection connection, Restoration restoration) throws SQLException {
        long highest = restoration.highest().value();
        return Sql.update(connection, RAISE, highest, restoration.era(), highest);
    }
}
