package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.outbox.OutboxId;
import com.seitech.chat.gateway.outbox.SharedFiles;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The table {@code outbox_file}, of PostgreSQL only. Each part has a transaction of its own, so that no message waits for
 * a whole file, and a connection that breaks costs one part. An entry is appended when all are there.
 */
@Singleton
final class JdbcSharedFiles implements SharedFiles {
    static final int PART = 1 << 20;

    /** What was given up and comes once more has the same content, of which an earlier try may have left parts. */
    private static final String KEEP = """
            insert into outbox_file (entry_id, part, bytes, kept_at) values (?, ?, ?, ?)
            on conflict (entry_id, part) do update set bytes = excluded.bytes, kept_at = excluded.kept_at
            """;

    private static final String BYTES = "select bytes from outbox_file where entry_id = ? and part = ?";
    private static final String DROP = "delete from outbox_file where entry_id = ?";
    private static final String DROP_ORPHANS = """
            delete from outbox_file where kept_at < ? and not exists (
                select 1 from outbox where id = entry_id and message_id is null and parked = 0
            )
            """;

    private final Database database;
    private final Clock clock;

    JdbcSharedFiles(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void keep(OutboxId entry, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            for (int part = 0; (long) part * PART < channel.size(); part++) {
                keep(entry, part, channel);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Read once there is a connection: however many files arrive, no more parts are in memory than it has. */
    private void keep(OutboxId entry, int part, FileChannel file) {
        database.write(
                connection -> Sql.update(connection, KEEP, entry.toString(), part, bytes(file, part), clock.millis()));
    }

    private static byte[] bytes(FileChannel file, int part) {
        try {
            long start = (long) part * PART;
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(PART, file.size() - start));
            while (bytes.hasRemaining() && file.read(bytes, start + bytes.position()) >= 0) {}
            return bytes.array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void copy(OutboxId entry, OutputStream target) throws IOException {
        Optional<byte[]> bytes = bytes(entry, 0);
        for (int next = 1; bytes.isPresent(); next++) {
            target.write(bytes.get());
            bytes = bytes(entry, next);
        }
    }

    private Optional<byte[]> bytes(OutboxId entry, int part) {
        return database.read(
                connection -> Sql.first(connection, row -> row.getBytes("bytes"), BYTES, entry.toString(), part));
    }

    @Override
    public void drop(OutboxId entry) {
        database.write(connection -> Sql.update(connection, DROP, entry.toString()));
    }

    @Override
    public void dropOrphans(Instant before) {
        database.write(connection -> Sql.update(connection, DROP_ORPHANS, before.toEpochMilli()));
    }
}
