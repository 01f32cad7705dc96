package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.tail.ChangeSource.Change;
import com.seitech.chat.gateway.tail.MissedChanges.Missed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows what was written of messages. What changed while nobody could be told waits for its readers. */
final class Edits {
    private static final int LARGEST_ANSWER = 1000;
    /** Texts of one question. */
    private static final int MOST_RETOLD = 500;

    private final MessageSource source;
    private final ChangeSource changes;
    private final Feeds feeds;
    private final TailConfig config;
    private final RecentWrites writes = new RecentWrites();
    private final MissedChanges missed;

    Edits(MessageSource source, ChangeSource changes, Feeds feeds, TailConfig config) {
        this.source = source;
        this.changes = changes;
        this.feeds = feeds;
        this.config = config;
        this.missed = new MissedChanges(config);
    }

    void look() {
        List<Change> rows = changes.changes(writes.since(this::newest, false), LARGEST_ANSWER);
        update(rows);
        rows.stream().findFirst().ifPresent(latest -> writes.seen(latest.at()));
    }

    /**
     * The same after a time in which nobody looked and readers may have come and gone.
     *
     * @param start up to where all is known, if this is the first look
     */
    void lookBack(Optional<Instant> start, Instant now) {
        List<Change> rows = changes.changes(writes.since(() -> start.or(this::newest), true), config.missedChanges());
        // The latest last: they are worth most.
        rows.reversed()
                .forEach(row -> missed.add(
                        new Missed(row.message().channel(), row.message().id(), false), now));
        rows.stream().findFirst().ifPresent(latest -> writes.seen(latest.at()));
    }

    private Optional<Instant> newest() {
        return changes.changes(RecentWrites.EVER, 1).stream().map(Change::at).findFirst();
    }

    private void update(List<Change> rows) {
        var wanted = rows.stream()
                .filter(row -> isRead(row.message().channel()))
                .filter(row -> writes.isNews(row.message().id(), row.at()))
                .map(row -> row.message().id())
                .toList();
        if (!wanted.isEmpty()) {
            source.read(wanted).forEach(posted -> feeds.with(posted.channel(), feed -> feed.update(posted.message())));
        }
    }

    private boolean isRead(ChannelId channel) {
        return feeds.find(channel) != null;
    }

    void deleted(ChannelId channel, MessageId message, Instant now) {
        if (isRead(channel)) {
            feeds.with(channel, feed -> feed.remove(message));
        } else {
            missed.add(new Missed(channel, message, true), now);
        }
    }

    /** Tells those who have come back meanwhile. */
    void tellMissed(Instant now) {
        List<Missed> told = missed.take(this::isRead, MOST_RETOLD, now);
        try {
            retell(told.stream()
                    .filter(change -> !change.deleted())
                    .map(Missed::message)
                    .toList());
        } catch (SourceUnavailable e) {
            told.forEach(change -> missed.add(change, now));
            throw e;
        }
        told.stream()
                .filter(Missed::deleted)
                .forEach(gone -> feeds.with(gone.channel(), feed -> feed.remove(gone.message())));
    }

    /** New ones are among what was written: these come as messages. */
    private void retell(List<MessageId> ids) {
        if (!ids.isEmpty()) {
            source.read(ids).stream()
                    .filter(posted -> posted.message()
                            .changedAt()
                            .isAfter(posted.message().createdAt()))
                    .forEach(posted -> feeds.with(posted.channel(), feed -> feed.retell(posted.message())));
        }
    }

    /** The latest time of writing that is known; null before the first look. */
    @Nullable
    Instant latest() {
        return writes.latest();
    }
}
