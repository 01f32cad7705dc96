package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.StoreUnavailable;
import com.seitech.chat.gateway.tail.ChangeSource.Deletion;
import com.seitech.chat.gateway.tail.ChangeSource.StateChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings into the feeds what happens to messages and channels after they were made. Slower than the tail. */
final class ChangeLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeLoop.class);
    private static final int LARGEST_ANSWER = 1000;
    /** So long without a look, and readers may have come and gone. */
    private static final Duration GAP = Duration.ofSeconds(30);

    private final ChangeSource changes;
    private final Feeds feeds;
    private final TailConfig config;
    private final Turns turns;
    private final Eras eras;
    private final Clock clock;
    private final BooleanSupplier confirmed;
    private final ToldStates toldStates;
    private final Supplier<Edits> newEdits;
    private final ChangePoints points;
    private final Recheck recheck;
    private final Repeating thread = new Repeating("changes", this::step);
    private Edits edits;
    private RecentWrites channelWrites = new RecentWrites();
    private @Nullable Horizon deletions;
    private Optional<ChangePoint> start = Optional.empty();
    private @Nullable Instant looked;
    private int era;
    private long recheckedNanos = System.nanoTime();
    private volatile boolean recheckSoon;
    private volatile boolean lookBackSoon;

    /**
     * @param confirmed whether what Odoo tells may be believed
     * @param catchUp returns when everything is in the feeds that Odoo had before, or throws {@link SourceUnavailable}
     */
    ChangeLoop(
            MessageSource source,
            ChangeSource changes,
            Feeds feeds,
            Checkpoints checkpoints,
            TailConfig config,
            Turns turns,
            Eras eras,
            Clock clock,
            BooleanSupplier confirmed,
            Runnable catchUp,
            Saving saving) {
        this.changes = changes;
        this.feeds = feeds;
        this.config = config;
        this.turns = turns;
        this.eras = eras;
        this.clock = clock;
        this.confirmed = confirmed;
        this.newEdits = () -> new Edits(source, changes, feeds, config);
        this.edits = newEdits.get();
        this.points = new ChangePoints(checkpoints, config.missedKept(), saving);
        this.toldStates = new ToldStates(feeds, catchUp);
        this.recheck = new Recheck(source, changes, feeds, toldStates);
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
        if (!confirmed.getAsBoolean()) {
            return config.retryPause();
        }
        try {
            look();
        } catch (SourceUnavailable | StoreUnavailable e) {
            LOG.atDebug().addKeyValue("reason", e.getMessage()).log("changes unknown");
        }
        return turns.stretched(config.changesPause());
    }

    /** What is held may not be there any more, and no log tells of it. */
    void recheckSoon() {
        recheckSoon = true;
        thread.wake();
    }

    /** Channels are here that another replica looked after: what changed since its last look, nobody was told. */
    void lookBackSoon() {
        lookBackSoon = true;
        thread.wake();
    }

    /** Odoo's database was restored: what was known of its times and ids is not true any more. */
    private void forget(Instant now) {
        edits = newEdits.get();
        channelWrites = new RecentWrites();
        deletions = null;
        start = Optional.empty();
        looked = now;
    }

    void look() {
        Instant now = clock.instant();
        enter(eras.current(), now);
        edits(now);
        states();
        if (changes.logsChanges()) {
            deletions(now);
        }
        edits.tellMissed(now);
        looked = now;
        position().ifPresent(reached -> points.reached(era, reached, now));
        recheckSometimes();
    }

    /** Before anything is asked: what was asked in an era that is over belongs to that. */
    private void enter(int present, Instant now) {
        if (looked != null && era != present) {
            forget(now);
        }
        era = present;
    }

    private void recheckSometimes() {
        if (recheckSoon
                || System.nanoTime() - recheckedNanos
                        >= turns.stretched(config.recheckPause()).toNanos()) {
            recheckSoon = false;
            recheckedNanos = System.nanoTime();
            recheck.next(changes.logsChanges());
        }
    }

    private void edits(Instant now) {
        boolean soon = lookBackSoon;
        if (isAfterGap(now) || soon) {
            edits.lookBack(start.map(ChangePoint::writtenAt), now);
            lookBackSoon = lookBackSoon && !soon;
        } else {
            edits.look();
        }
    }

    /** After the very first start there is nobody who could have missed anything. */
    private boolean isAfterGap(Instant now) {
        Instant last = looked;
        if (last == null) {
            start = points.find();
            return start.isPresent();
        }
        return Duration.between(last, now).compareTo(GAP) > 0;
    }

    private Optional<ChangePoint> position() {
        Horizon log = deletions;
        return Optional.ofNullable(edits.latest())
                .map(latest -> new ChangePoint(latest, log == null ? null : log.floor()));
    }

    /** As it is known here, sooner than Odoo tells it. */
    void ended(ChannelId channel, ChannelState state) {
        try {
            toldStates.tell(Map.of(channel, state), System.nanoTime());
        } catch (SourceUnavailable e) {
            LOG.atDebug().addKeyValue("reason", e.getMessage()).log("the end of a chat is told later");
        }
    }

    private void states() {
        long asked = System.nanoTime();
        var rows = changes.stateChanges(
                channelWrites.since(
                        () -> changes.stateChanges(RecentWrites.EVER, 1).stream()
                                .map(StateChange::at)
                                .findFirst(),
                        false),
                LARGEST_ANSWER);
        toldStates.tell(rows.stream().collect(Collectors.toMap(StateChange::channel, StateChange::state)), asked);
        rows.stream().findFirst().ifPresent(latest -> channelWrites.seen(latest.at()));
    }

    private void deletions(Instant now) {
        Horizon known = deletions == null ? new Horizon(firstDeletion()) : deletions;
        deletions = known;
        Question question = known.next();
        Instant asked = clock.instant();
        List<Deletion> rows = changes.deletions(question.after(), question.among(), LARGEST_ANSWER);
        rows.stream().filter(row -> known.isNew(row.id())).forEach(row -> deleted(row, now));
        known.learn(question, rows.stream().map(Deletion::id).toList(), rows.size() >= LARGEST_ANSWER, asked);
    }

    /** A database that was rebuilt has a shorter log. */
    private long firstDeletion() {
        long newest = changes.newestDeletion();
        return start.map(ChangePoint::deletion)
                .filter(reached -> reached <= newest)
                .orElse(newest);
    }

    private void deleted(Deletion deletion, Instant now) {
        MessageId message = deletion.message();
        if (message != null) {
            edits.deleted(deletion.channel(), message, now);
            return;
        }
        feeds.with(deletion.channel(), feed -> {
            feed.stateIs(ChannelState.CLOSED);
            feed.ids().forEach(feed::remove);
        });
    }

    @Override
    public void close() {
        thread.close();
    }
}
