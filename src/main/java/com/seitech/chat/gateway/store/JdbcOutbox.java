package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.outbox.Outbox;
import com.seitech.chat.gateway.outbox.OutboxEntry;
import com.seitech.chat.gateway.outbox.OutboxId;
import com.seitech.chat.gateway.outbox.OutboxRecord;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code outbox}. Times are milliseconds since 1970. */
@Singleton
final class JdbcOutbox implements Outbox {
    private static final String INSERT = """
            insert into outbox (id, session_id, channel_id, client_key, content_hash, sent_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;
    private static final String BY_KEY = """
            select id, content_hash, message_id, attachment_id, answered
            from outbox where channel_id = ? and client_key = ?
            """;
    private static final String NEWEST_WITHOUT_KEY = """
            select id, content_hash, message_id, attachment_id, answered
            from outbox where session_id = ? and content_hash = ? and client_key is null and sent_at >= ?
            order by sent_at desc, rowid desc limit 1
            """;
    private static final String SENT_AGAIN = "update outbox set sent_at = ? where id = ?";
    private static final String DELIVERED = "update outbox set message_id = ?, attachment_id = ? where id = ?";
    private static final String ANSWERED = "update outbox set answered = 1 where id = ?";
    private static final String PURGE = "delete from outbox where sent_at < ?";

    private final Database database;

    JdbcOutbox(Database database) {
        this.database = database;
    }

    @Override
    public void append(OutboxEntry entry) {
        int appended = database.write(connection -> Sql.update(
                connection,
                INSERT,
                entry.id().toString(),
                entry.session().toString(),
                entry.channel().value(),
                entry.clientKey(),
                entry.contentHash(),
                entry.createdAt().toEpochMilli()));
        if (appended == 0) {
            throw new IllegalStateException("the entry or its key was appended before: " + entry.id());
        }
    }

    @Override
    public Optional<OutboxRecord> byKey(ChannelId channel, String clientKey) {
        return database.read(
                connection -> Sql.first(connection, JdbcOutbox::outboxRecord, BY_KEY, channel.value(), clientKey));
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

    private static OutboxRecord outboxRecord(ResultSet row) throws SQLException {
        return new OutboxRecord(
                OutboxId.parse(row.getString("id")),
                row.getString("content_hash"),
                delivered(row),
                row.getBoolean("answered"));
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
    public void answered(OutboxId id) {
        database.write(connection -> Sql.update(connection, ANSWERED, id.toString()));
    }

    @Override
    public int purgeBefore(Instant instant) {
        return database.write(connection -> Sql.update(connection, PURGE, instant.toEpochMilli()));
    }
}
