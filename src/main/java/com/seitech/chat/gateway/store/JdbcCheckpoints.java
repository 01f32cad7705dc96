package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.tail.Checkpoints;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** The table {@code tail_checkpoint}. Times are milliseconds since 1970. */
@Singleton
final class JdbcCheckpoints implements Checkpoints {
    private static final String SAVE = """
            insert into tail_checkpoint (saved_at, floor) values (?, ?)
            on conflict (saved_at) do update set floor = excluded.floor
            """;
    private static final String DROP = """
            delete from tail_checkpoint where saved_at < (select max(saved_at) from tail_checkpoint) - ?
            """;
    private static final String STARTING_POINT = """
            select floor from (
                select saved_at, floor, saved_at <= max(saved_at) over () - ? as is_old from tail_checkpoint
            ) as checkpoint
            order by is_old desc, case when is_old then -saved_at else saved_at end
            limit 1
            """;

    private final Database database;

    JdbcCheckpoints(Database database) {
        this.database = database;
    }

    @Override
    public void save(MessageId floor, Instant at) {
        database.write(connection -> {
            Sql.update(connection, SAVE, at.toEpochMilli(), floor.value());
            return Sql.update(connection, DROP, KEPT.toMillis());
        });
    }

    @Override
    public Optional<MessageId> startingPoint() {
        return database.read(connection ->
                Sql.first(connection, row -> new MessageId(row.getLong("floor")), STARTING_POINT, MARGIN.toMillis()));
    }
}
