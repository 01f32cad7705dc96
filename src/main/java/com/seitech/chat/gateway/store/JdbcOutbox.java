package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.outbox.Outbox;
import com.seitech.chat.gateway.outbox.OutboxEntry;
import com.seitech.chat.gateway.outbox.OutboxFile;
import com.seitech.chat.gateway.outbox.OutboxId;
import com.seitech.chat.gateway.outbox.OutboxRecord;
import com.seitech.chat.gateway.outbox.SentBytes;
import com.seitech.chat.gateway.outbox.Undelivered;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code outbox}. Times are milliseconds since 1970. The content goes when it is in Odoo. */
@Singleton
final class JdbcOutbox implements Outbox {
    private static final String INSERT = """
            insert into outbox (id, session_id, channel_id, client_key, content_hash, sent_at, provisional_id,
                created_at, author_name, content, file_path, file_name, file_type, file_size, file_sha256)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;
    private static final String RECORD =
            "select id, content_hash, provisional_id, message_id, attachment_id, answered, parked from outbox ";
    private static final String BY_KEY = RECORD + "where session_id = ? and client_key = ?";
    private static final String BY_PROVISIONAL = RECORD + "where session_id = ? and provisional_id = ?";
    private static final String NEWEST_WITHOUT_KEY = RECORD + """
            where session_id = ? and content_hash = ? and client_key is null and sent_at >= ?
            order by sent_at desc, provisional_id desc limit 1
            """;
    private static final String UNDELIVERED =
            "select * from outbox where message_id is null and content is not null order by provisional_id";
    private static final String DELIVERED_OF =
            "select message_id, provisional_id from outbox where session_id = ? and message_id is not null";
    private static final String DELIVERED_LATE = DELIVERED_OF + " and queued = 1";
    private static final String FILES = """
            select created_at, file_size from outbox
            where session_id = ? and file_size is not null and created_at > ?
            order by created_at
            """;
    private static final String QUEUED = "update outbox set queued = 1 where id = ?";
    private static final String NEWEST_PROVISIONAL = "select max(provisional_id) as newest from outbox";
    private static final String SENT_AGAIN = "update outbox set sent_at = ? where id = ?";
    private static final String DELIVERED = """
            update outbox set message_id = ?, attachment_id = ?, author_name = null, content = null, file_path = null,
                file_name = null where id = ?
            """;
    private static final String PARKED = "update outbox set parked = ? where id = ?";
    private static final String ANSWERED = "update outbox set answered = 1 where id = ?";
    /** What is to be delivered is never forgotten; rows of before it could be queued have no content. */
    private static final String PURGE =
            "delete from outbox where sent_at < ? and (message_id is not null or parked = 1 or content is null)";

    private final Database database;
    private final Fence fence;

    JdbcOutbox(Database database, Fence fence) {
        this.database = database;
        this.fence = fence;
    }

    @Override
    public void append(OutboxEntry entry, MessageId provisional) {
        int appended = database.write(connection -> {
            fence.require(connection, entry.channel());
            return Sql.update(connection, INSERT, values(entry, provisional));
        });
        if (appended == 0) {
            throw new IllegalStateException("the entry or its key was appended before: " + entry.id());
        }
    }

    private static @Nullable Object[] values(OutboxEntry entry, MessageId provisional) {
        OutboxFile file = entry.file();
        return new @Nullable Object[] {
            entry.id().toString(),
            entry.session().toString(),
            entry.channel().value(),
            entry.clientKey(),
            entry.contentHash(),
            entry.createdAt().toEpochMilli(),
            provisional.value(),
            entry.createdAt().toEpochMilli(),
            entry.authorName(),
            entry.content(),
            file == null ? null : file.path().toString(),
            file == null ? null : file.name(),
            file == null ? null : file.mimetype(),
            file == null ? null : file.size(),
            file == null ? null : file.sha256()
        };
    }

    @Override
    public Optional<OutboxRecord> byKey(SessionId session, String clientKey) {
        return database.read(
                connection -> Sql.first(connection, JdbcOutbox::outboxRecord, BY_KEY, session.toString(), clientKey));
    }

    @Override
    public Optional<OutboxRecord> newestWithoutKey(SessionId session, String contentHash, Instant since) {
        return database.read(connection -> Sql.first(
                connection,
                JdbcOutbox::outboxRecord,
                NEWEST_WITHOUT_KEY,
                session.toString(),
                contentHash,
                since.toEpochMilli()));
    }

    @Override
    public Optional<OutboxRecord> byProvisional(SessionId session, MessageId provisional) {
        return database.read(connection -> Sql.first(
                connection, JdbcOutbox::outboxRecord, BY_PROVISIONAL, session.toString(), provisional.value()));
    }

    @Override
    public List<Undelivered> undelivered() {
        return database.read(connection -> Sql.all(connection, JdbcOutbox::undelivered, UNDELIVERED));
    }

    @Override
    public Map<MessageId, MessageId> deliveredOf(SessionId session) {
        return provisionalById(DELIVERED_OF, session);
    }

    @Override
    public Map<MessageId, MessageId> deliveredLate(SessionId session) {
        return provisionalById(DELIVERED_LATE, session);
    }

    private Map<MessageId, MessageId> provisionalById(String query, SessionId session) {
        Map<MessageId, MessageId> found = new HashMap<>();
        database.read(connection -> Sql.all(
                        connection,
                        row -> List.of(row.getLong("message_id"), row.getLong("provisional_id")),
                        query,
                        session.toString()))
                .forEach(pair -> found.put(new MessageId(pair.getFirst()), new MessageId(pair.getLast())));
        return found;
    }

    @Override
    public List<SentBytes> filesOf(SessionId session, Instant since) {
        return database.read(connection -> Sql.all(
                connection,
                row -> new SentBytes(Instant.ofEpochMilli(row.getLong("created_at")), row.getLong("file_size")),
                FILES,
                session.toString(),
                since.toEpochMilli()));
    }

    @Override
    public Optional<MessageId> newestProvisional() {
        return database.read(connection -> Sql.first(connection, row -> row.getLong("newest"), NEWEST_PROVISIONAL))
                .filter(newest -> newest > 0)
                .map(MessageId::new);
    }

    private static OutboxRecord outboxRecord(ResultSet row) throws SQLException {
        return new OutboxRecord(
                OutboxId.parse(row.getString("id")),
                row.getString("content_hash"),
                new MessageId(row.getLong("provisional_id")),
                delivered(row),
                row.getBoolean("answered"),
                row.getBoolean("parked"));
    }

    private static Undelivered undelivered(ResultSet row) throws SQLException {
        OutboxEntry entry = new OutboxEntry(
                OutboxId.parse(row.getString("id")),
                SessionId.parse(row.getString("session_id")),
                new ChannelId(row.getLong("channel_id")),
                row.getString("client_key"),
                row.getString("author_name"),
                row.getString("content"),
                file(row),
                Instant.ofEpochMilli(row.getLong("created_at")));
        MessageId provisional = new MessageId(row.getLong("provisional_id"));
        return new Undelivered(entry, provisional, row.getBoolean("parked"), row.getBoolean("answered"));
    }

    private static @Nullable OutboxFile file(ResultSet row) throws SQLException {
        String path = row.getString("file_path");
        return path == null
                ? null
                : new OutboxFile(
                        Path.of(path),
                        row.getString("file_name"),
                        row.getString("file_type"),
                        row.getLong("file_size"),
                        row.getString("file_sha256"));
    }

    private static @Nullable Delivered delivered(ResultSet row) throws SQLException {
        long message = row.getLong("message_id");
        if (row.wasNull()) {
            return null;
        }
        long attachment = row.getLong("attachment_id");
        return new Delivered(new MessageId(message), row.wasNull() ? null : new AttachmentId(attachment));
    }

    @Override
    public void sentAgain(OutboxId id, Instant at) {
        database.write(connection -> Sql.update(connection, SENT_AGAIN, at.toEpochMilli(), id.toString()));
    }

    @Override
    public void delivered(OutboxId id, Delivered delivered) {
        AttachmentId attachment = delivered.attachment();
        database.write(connection -> Sql.update(
                connection,
                DELIVERED,
                delivered.messageId().value(),
                attachment == null ? null : attachment.value(),
                id.toString()));
    }

    @Override
    public void parked(OutboxId id, boolean parked) {
        database.write(connection -> Sql.update(connection, PARKED, parked ? 1 : 0, id.toString()));
    }

    @Override
    public void queued(OutboxId id) {
        database.write(connection -> Sql.update(connection, QUEUED, id.toString()));
    }

    @Override
    public void answered(OutboxId id) {
        database.write(connection -> Sql.update(connection, ANSWERED, id.toString()));
    }

    @Override
    public int purgeBefore(Instant instant) {
        return database.write(connection -> Sql.update(connection, PURGE, instant.toEpochMilli()));
    }
}
