package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.tail.ChangeSource.Deletion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings into the feeds what happens to messages and channels after they were made. Slower than the tail. */
final class ChangeLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeLoop.class);
    private static final int LARGEST_ANSWER = 1000;

    private final MessageSource source;
    private final ChangeSource changes;
    private final Feeds feeds;
    private final TailConfig config;
    private final Clock clock;
    private final RecentWrites messageWrites = new RecentWrites();
    private final RecentWrites channelWrites = new RecentWrites();
    private final Recheck recheck;
    private final Repeating thread = new Repeating("changes", this::step);
    private @Nullable Horizon deletions;
    private long recheckedNanos = System.nanoTime();

    ChangeLoop(MessageSource source, ChangeSource changes, Feeds feeds, TailConfig config, Clock clock) {
        this.source = source;
        this.changes = changes;
        this.feeds = feeds;
        this.config = config;
        this.clock = clock;
        this.recheck = new Recheck(source, changes, feeds);
    }

    void start() {
        thread.start();
    }

    void wake() {
        thread.wake();
    }

    private Duration step() {
        if (feeds.isEmpty()) {
            return Repeating.UNTIL_WOKEN;
        }
        try {
            look();
        } catch (SourceUnavailable e) {
            LOG.atDebug().addKeyValue("reason", e.getMessage()).log("changes unknown");
        }
        return config.changesPause();
    }

    void look() {
        edits();
        states();
        if (changes.logsChanges()) {
            deletions();
        }
        if (System.nanoTime() - recheckedNanos >= config.recheckPause().toNanos()) {
            recheckedNanos = System.nanoTime();
            recheck.next(changes.logsChanges());
        }
    }

    private void edits() {
        var rows = changes.changes(
                messageWrites.since(() -> changes.changes(RecentWrites.EVER, 1).stream()
                        .map(ChangeSource.Change::at)
                        .findFirst()),
                LARGEST_ANSWER);
        var wanted = rows.stream()
                .filter(row -> feeds.find(row.message().channel()) != null)
                .filter(row -> messageWrites.isNews(row.message().id(), row.at()))
                .map(row -> row.message().id())
                .toList();
        rows.stream().findFirst().ifPresent(latest -> messageWrites.seen(latest.at()));
        if (!wanted.isEmpty()) {
            source.read(wanted).forEach(posted -> feeds.with(posted.channel(), feed -> feed.update(posted.message())));
        }
    }

    private void states() {
        var rows = changes.stateChanges(
                channelWrites.since(() -> changes.stateChanges(RecentWrites.EVER, 1).stream()
                        .map(ChangeSource.StateChange::at)
                        .findFirst()),
                LARGEST_ANSWER);
        rows.forEach(row -> feeds.with(row.channel(), feed -> feed.stateIs(row.state())));
        rows.stream().findFirst().ifPresent(latest -> channelWrites.seen(latest.at()));
    }

    private void deletions() {
        Horizon known = deletions == null ? new Horizon(changes.newestDeletion()) : deletions;
        deletions = known;
        Question question = known.next();
        Instant asked = clock.instant();
        List<Deletion> rows = changes.deletions(question.after(), question.among(), LARGEST_ANSWER);
        rows.stream().filter(row -> known.isNew(row.id())).forEach(this::deleted);
        known.learn(question, rows.stream().map(Deletion::id).toList(), rows.size() >= LARGEST_ANSWER, asked);
    }

    private void deleted(Deletion deletion) {
        var message = deletion.message();
        feeds.with(deletion.channel(), feed -> {
            if (message == null) {
                feed.stateIs(ChannelState.CLOSED);
                feed.ids().forEach(feed::remove);
            } else {
                feed.remove(message);
            }
        });
    }

    @Override
    public void close() {
        thread.close();
    }
}
