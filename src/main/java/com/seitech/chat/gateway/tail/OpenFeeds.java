package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Feeds as readers want them: opened, and loaded as far down as it takes. */
final class OpenFeeds {
    /** One for the state, one for a feed that was given up meanwhile, and one to spare. */
    private static final int TRIES = 3;

    private final Feeds feeds;
    private final FeedLoader loader;
    private final TailLoop tail;
    private final FeedConfig config;
    private final Runnable catchUp;
    private final Semaphore waiting;
    private final Listeners listeners = new Listeners();

    /** @param catchUp returns when everything is in the feeds that Odoo had before, or throws {@link SourceUnavailable} */
    OpenFeeds(Feeds feeds, FeedLoader loader, TailLoop tail, FeedConfig config, Runnable catchUp) {
        this.feeds = feeds;
        this.loader = loader;
        this.tail = tail;
        this.config = config;
        this.catchUp = catchUp;
        this.waiting = new Semaphore(config.waiting());
    }

    MessageId settled() {
        return tail.settled();
    }

    boolean isFailing() {
        return tail.isFailing();
    }

    /**
     * What a reader lacks.
     *
     * @return empty when that is more than is kept in memory
     * @throws SourceUnavailable when Odoo does not tell in time
     */
    Optional<Snapshot> lackedBy(ChannelId channel, Seen seen) {
        return reachingDownTo(channel, seen.floor(), (feed, settled) -> feed.lackedBy(seen, settled));
    }

    /** As {@link #lackedBy}, and from then on. */
    Optional<Listening> listen(ChannelId channel, Seen seen, FeedListener listener) {
        return reachingDownTo(
                channel,
                seen.floor(),
                (feed, settled) -> feed.listen(listener, seen, settled).map(started -> listening(feed, listener)));
    }

    private Listening listening(ChannelFeed feed, FeedListener listener) {
        listeners.add(feed.channel(), listener);
        if (feeds.find(feed.channel()) != feed) {
            // It was given up before the listener was known.
            listener.closed();
        }
        return () -> {
            listeners.remove(feed.channel(), listener);
            feed.forget(listener);
        };
    }

    /** What is known of the channel is not true any more. Whoever listens has to come back. */
    void giveUp(ChannelId channel) {
        feeds.drop(channel);
        listeners.close(channel);
    }

    /** As {@link #giveUp}, of several. */
    void giveUp(Predicate<ChannelId> which) {
        feeds.all().stream().map(ChannelFeed::channel).filter(which).toList().forEach(feeds::drop);
        listeners.channels().stream().filter(which).toList().forEach(listeners::close);
    }

    /** Of no channel. */
    void giveUpAll() {
        giveUp(channel -> true);
    }

    /** From now on. What is there already is loaded first, or it would be told as news. */
    Optional<Listening> listenFromNow(ChannelId channel, FeedListener listener) {
        ChannelFeed loaded = feeds.open(channel);
        await(load(loaded, tail.settled(), config.messages()));
        return found(
                channel,
                feed -> load(feed, tail.settled(), config.messages()),
                (feed, settled) -> feed.listenFromNow(listener, settled).map(started -> listening(feed, listener)));
    }

    /** With all that its visitor was told to have sent. */
    Snapshot newest(ChannelId channel, int limit) {
        if (feeds.open(channel).isBehindSender(tail.settled())) {
            catchUp.run();
        }
        return found(
                        channel,
                        feed -> load(feed, new MessageId(0), limit),
                        (feed, settled) -> feed.newest(limit, settled))
                .orElseThrow(() -> new SourceUnavailable("the channel changes too fast", null));
    }

    private <T> Optional<T> reachingDownTo(ChannelId channel, MessageId from, Look<T> look) {
        return found(
                channel,
                feed -> feed.endsAbove(from)
                        ? null
                        : load(feed, from, feed.lacksOnlyState(from) ? 0 : config.messages()),
                (feed, settled) -> {
                    feeds.spareLoad(feed, from);
                    return look.at(feed, settled);
                });
    }

    @FunctionalInterface
    private interface Look<T> {
        Optional<T> at(ChannelFeed feed, MessageId settled);
    }

    /** @param load answers null when no load would help */
    private <T> Optional<T> found(
            ChannelId channel, Function<ChannelFeed, @Nullable CompletableFuture<Void>> load, Look<T> look) {
        for (int i = 0; i < TRIES; i++) {
            // Before the feed is looked at: what is settled by now is in it.
            MessageId settled = tail.settled();
            ChannelFeed feed = feeds.open(channel);
            Optional<T> found = look.at(feed, settled);
            if (found.isPresent()) {
                return found;
            }
            CompletableFuture<Void> loaded = load.apply(feed);
            if (loaded == null) {
                return Optional.empty();
            }
            await(loaded);
        }
        return Optional.empty();
    }

    private CompletableFuture<Void> load(ChannelFeed feed, MessageId after, int newest) {
        return loader.load(feed, after, newest);
    }

    private void await(CompletableFuture<Void> loaded) {
        if (!waiting.tryAcquire()) {
            throw new SourceUnavailable("too many readers wait", null);
        }
        try {
            loaded.get(config.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new SourceUnavailable("not loaded in time: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailable("interrupted", e);
        } finally {
            waiting.release();
        }
    }

    /** Begins to remember what happens in the channel. */
    void open(ChannelId channel) {
        var _ = feeds.open(channel);
    }

    /** What is in memory, whether or not it is all. */
    Snapshot held(ChannelId channel, int limit) {
        return feeds.open(channel).held(limit);
    }

    /** Asked of Odoo when nobody has read the channel lately; open as long as it cannot be known. */
    ChannelState state(ChannelId channel) {
        ChannelState known = feeds.open(channel).state();
        if (known != null || isFailing()) {
            return known == null ? ChannelState.ACTIVE : known;
        }
        try {
            return newest(channel, 1).state();
        } catch (SourceUnavailable e) {
            return ChannelState.ACTIVE;
        }
    }

    /** There is something of the channel up to there at least. Never waits for Odoo; zero when nothing is known. */
    MessageId newestKnown(ChannelId channel) {
        MessageId everywhere = tail.settled();
        List<MessageId> held = held(channel, 1).ids();
        return held.isEmpty() || held.getLast().compareTo(everywhere) < 0 ? everywhere : held.getLast();
    }

    @Nullable
    Quiet quietFor(ChannelId channel, Seen seen) {
        ChannelFeed feed = feeds.find(channel);
        return feed == null ? null : feed.quietFor(seen);
    }

    Signal signal(ChannelId channel) {
        ChannelFeed feed = feeds.open(channel);
        return new Signal(signal -> {
            Listening started = feed.listen(signal);
            Listening known = listening(feed, signal);
            return () -> {
                known.close();
                started.close();
            };
        });
    }
}
