package com.seitech.chat.gateway.outbox;

import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.StoreUnavailable;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Remembers like the real store. Whoever holds it can make a new {@link Dispatch} on it, as a restart does. */
public final class InMemoryOutbox implements Outbox {
    private final Map<OutboxId, Row> rows = new LinkedHashMap<>();
    private final Set<OutboxId> queued = new HashSet<>();
    private boolean readOnly;
    private boolean silent;
    private boolean unreadable;

    @Override
    public synchronized void append(OutboxEntry entry, MessageId provisional) {
        requireWritable();
        String key = entry.clientKey();
        boolean taken = rows.containsKey(entry.id())
                || (key != null
                        && rows(row -> row.hasKey(entry.session(), key))
                                .findAny()
                                .isPresent());
        if (taken) {
            throw new IllegalStateException("the entry or its key exists");
        }
        rows.put(entry.id(), new Row(entry, provisional, entry.createdAt(), null, false, false));
        if (silent) {
            throw new StoreUnavailable("the connection broke after the commit", null);
        }
    }

    /** What is appended is kept, and nobody is told. */
    public synchronized void silent(boolean silent) {
        this.silent = silent;
    }

    @Override
    public synchronized Optional<OutboxRecord> byKey(SessionId session, String clientKey) {
        return rows(row -> row.hasKey(session, clientKey)).findAny().map(Row::toRecord);
    }

    @Override
    public synchronized Optional<OutboxRecord> newestWithoutKey(SessionId session, String contentHash, Instant since) {
        return rows(row -> row.isRepeatOf(session, contentHash, since))
                .reduce((a, b) -> b.sentAt().isBefore(a.sentAt()) ? a : b)
                .map(Row::toRecord);
    }

    /** Nobody is told what became of an entry. */
    public synchronized void unreadable(boolean unreadable) {
        this.unreadable = unreadable;
    }

    @Override
    public synchronized Optional<OutboxRecord> byProvisional(SessionId session, MessageId provisional) {
        if (unreadable) {
            throw new StoreUnavailable("the database is away", null);
        }
        return rows(row -> row.entry().session().equals(session)
                        && row.provisional().equals(provisional))
                .findAny()
                .map(Row::toRecord);
    }

    @Override
    public synchronized List<Undelivered> undelivered() {
        return rows(row -> row.delivered() == null)
                .sorted(Comparator.comparing(Row::provisional))
                .map(row -> new Undelivered(row.entry(), row.provisional(), row.parked(), row.answered()))
                .toList();
    }

    @Override
    public synchronized List<SentBytes> filesOf(SessionId session, Instant since) {
        return rows(row -> row.entry().session().equals(session)
                        && row.entry().file() != null
                        && row.entry().createdAt().isAfter(since))
                .map(row -> new SentBytes(
                        row.entry().createdAt(),
                        Objects.requireNonNull(row.entry().file()).size()))
                .sorted(Comparator.comparing(SentBytes::at))
                .toList();
    }

    @Override
    public synchronized Map<MessageId, MessageId> deliveredOf(SessionId session) {
        return delivered(row -> row.entry().session().equals(session));
    }

    @Override
    public synchronized Map<MessageId, MessageId> deliveredLate(SessionId session) {
        return delivered(row -> row.entry().session().equals(session)
                && queued.contains(row.entry().id()));
    }

    private Map<MessageId, MessageId> delivered(Predicate<Row> which) {
        Map<MessageId, MessageId> found = new LinkedHashMap<>();
        rows(which)
                .forEach(row -> Optional.ofNullable(row.delivered())
                        .ifPresent(delivered -> found.put(delivered.messageId(), row.provisional())));
        return found;
    }

    @Override
    public synchronized void queued(OutboxId id) {
        requireWritable();
        queued.add(id);
    }

    @Override
    public synchronized Optional<MessageId> newestProvisional() {
        return rows(row -> true).map(Row::provisional).max(MessageId::compareTo);
    }

    @Override
    public synchronized void parked(OutboxId id, boolean parked) {
        requireWritable();
        rows.computeIfPresent(id, (same, row) -> row.parked(parked));
    }

    @Override
    public synchronized void sentAgain(OutboxId id, Instant at) {
        requireWritable();
        rows.computeIfPresent(id, (same, row) -> row.sentAt(at));
    }

    @Override
    public synchronized void delivered(OutboxId id, Delivered delivered) {
        requireWritable();
        rows.computeIfPresent(id, (same, row) -> row.delivered(delivered));
    }

    @Override
    public synchronized void answered(OutboxId id) {
        requireWritable();
        rows.computeIfPresent(id, (same, row) -> row.asAnswered());
    }

    @Override
    public synchronized int purgeBefore(Instant instant) {
        int before = rows.size();
        rows.values().removeIf(row -> row.sentAt().isBefore(instant) && (row.delivered() != null || row.parked()));
        return before - rows.size();
    }

    synchronized int size() {
        return rows.size();
    }

    synchronized boolean isAnswered(OutboxId id) {
        Row row = rows.get(id);
        return row != null && row.answered();
    }

    synchronized void readOnly(boolean value) {
        readOnly = value;
    }

    private void requireWritable() {
        if (readOnly) {
            throw new StoreUnavailable("the disk is full", null);
        }
    }

    private Stream<Row> rows(Predicate<Row> wanted) {
        return rows.values().stream().filter(wanted);
    }

    private record Row(
            OutboxEntry entry,
            MessageId provisional,
            Instant sentAt,
            @Nullable Delivered delivered,
            boolean answered,
            boolean parked) {
        Row sentAt(Instant at) {
            return new Row(entry, provisional, at, delivered, answered, parked);
        }

        Row delivered(Delivered where) {
            return new Row(entry, provisional, sentAt, where, answered, parked);
        }

        Row asAnswered() {
            return new Row(entry, provisional, sentAt, delivered, true, parked);
        }

        Row parked(boolean now) {
            return new Row(entry, provisional, sentAt, delivered, answered, now);
        }

        boolean hasKey(SessionId session, String key) {
            return entry.session().equals(session) && key.equals(entry.clientKey());
        }

        boolean isRepeatOf(SessionId session, String contentHash, Instant since) {
            return entry.clientKey() == null
                    && entry.session().equals(session)
                    && entry.contentHash().equals(contentHash)
                    && !sentAt.isBefore(since);
        }

        OutboxRecord toRecord() {
            return new OutboxRecord(entry.id(), entry.contentHash(), provisional, delivered, answered, parked);
        }
    }
}
