package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.tail.ChangePoint;
import com.seitech.chat.gateway.tail.Checkpoints;
import com.seitech.chat.gateway.tail.Position;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The tables {@code tail_checkpoint}, {@code tail_position} and {@code change_checkpoint}. Times are milliseconds since 1970. */
@Singleton
final class JdbcCheckpoints implements Checkpoints {
    private static final String OVER = "select era from restoration where era > ? limit 1";
    private static final String SAVE = """
            insert into tail_checkpoint (saved_at, floor) values (?, ?)
            on conflict (saved_at) do update set floor = excluded.floor where excluded.floor < tail_checkpoint.floor
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

    private static final String SAVE_CHANGES = """
            insert into change_checkpoint (only_row, written_at, deletion_id) values (1, ?, ?)
            on conflict (only_row) do update set written_at = excluded.written_at, deletion_id = excluded.deletion_id
            """;
    private static final String CHANGES = "select written_at, deletion_id from change_checkpoint";

    private static final String SAVE_POSITION = """
            insert into tail_position (only_row, highest, latest) values (1, ?, ?)
            on conflict (only_row) do update set highest = excluded.highest, latest = excluded.latest
            where excluded.highest >= tail_position.highest
            """;
    private static final String POSITION = "select highest, latest from tail_position";

    private final Database database;

    JdbcCheckpoints(Database database) {
        this.database = database;
    }

    @Override
    public boolean save(int era, MessageId floor, Instant at) {
        return inEra(era, connection -> {
            Sql.update(connection, SAVE, at.toEpochMilli(), floor.value());
            return Sql.update(connection, DROP, KEPT.toMillis());
        });
    }

    private boolean inEra(int era, SqlWork<Integer> work) {
        return database.write(connection -> {
            boolean isOver =
                    Sql.first(connection, row -> row.getInt("era"), OVER, era).isPresent();
            if (!isOver) {
                work.on(connection);
            }
            return !isOver;
        });
    }

    @Override
    public Optional<MessageId> startingPoint() {
        return database.read(connection ->
                Sql.first(connection, row -> new MessageId(row.getLong("floor")), STARTING_POINT, MARGIN.toMillis()));
    }

    @Override
    public boolean savePosition(int era, Position reached) {
        return inEra(
                era,
                connection ->
                        Sql.update(connection, SAVE_POSITION, reached.highest().value(), reached.text()));
    }

    @Override
    public Optional<Position> position() {
        return database.read(connection -> Sql.first(
                connection,
                row -> Position.parse(new MessageId(row.getLong("highest")), row.getString("latest")),
                POSITION));
    }

    @Override
    public boolean saveChanges(int era, ChangePoint reached) {
        return inEra(
                era,
                connection ->
                        Sql.update(connection, SAVE_CHANGES, reached.writtenAt().toEpochMilli(), reached.deletion()));
    }

    @Override
    public Optional<ChangePoint> changes() {
        return database.read(connection -> Sql.first(connection, JdbcCheckpoints::changePoint, CHANGES));
    }

    private static ChangePoint changePoint(ResultSet row) throws SQLException {
        Instant writtenAt = Instant.ofEpochMilli(row.getLong("written_at"));
        long deletion = row.getLong("deletion_id");
        return new ChangePoint(writtenAt, row.wasNull() ? null : deletion);
    }
}
