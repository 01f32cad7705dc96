package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks Odoo for what feeds lack, many channels at a time and not faster than the pause allows: a restart under thousands
 * of visitors must not become thousands of calls.
 */
final class FeedLoader implements AutoCloseable {
    private record Request(ChannelFeed feed, Wanted wanted, CompletableFuture<Void> done) {}

    private final MessageSource source;
    private final Supplier<MessageId> settled;
    private final Runnable awaitConfirmation;
    private final Runnable catchUp;
    private final FeedConfig config;
    private final Turns turns;
    private final BlockingQueue<Request> requests;
    private long lastNanos = Long.MIN_VALUE / 2;
    private final Repeating thread = new Repeating("feed-loader", this::loadSome);

    /**
     * @param awaitConfirmation returns when what Odoo tells may be believed, or throws {@link SourceUnavailable}
     * @param catchUp returns when everything is in the feeds that Odoo had before, or throws the same
     */
    FeedLoader(
            MessageSource source,
            Supplier<MessageId> settled,
            Runnable awaitConfirmation,
            Runnable catchUp,
            FeedConfig config,
            Turns turns) {
        this.source = source;
        this.settled = settled;
        this.awaitConfirmation = awaitConfirmation;
        this.catchUp = catchUp;
        this.config = config;
        this.turns = turns;
        this.requests = new LinkedBlockingQueue<>(config.loadQueue());
    }

    void start() {
        thread.start();
    }

    /** Is done when the feed has it, or fails with {@link SourceUnavailable}. */
    CompletableFuture<Void> load(ChannelFeed feed, MessageId after, int newest) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        add(new Request(feed, new Wanted(feed.channel(), after, newest), done));
        thread.wake();
        return done;
    }

    /** Loads that have not begun. */
    int waiting() {
        return requests.size();
    }

    private Duration loadSome() {
        Duration pause = turns.stretched(config.loadPause());
        Duration early = pause.minusNanos(System.nanoTime() - lastNanos);
        if (early.isPositive()) {
            return early;
        }
        List<Request> batch = new ArrayList<>();
        requests.drainTo(batch, MessageSource.LARGEST_LOAD);
        if (batch.isEmpty()) {
            return Repeating.UNTIL_WOKEN;
        }
        lastNanos = System.nanoTime();
        try {
            awaitConfirmation.run();
            load(batch);
        } catch (RuntimeException e) {
            batch.forEach(request -> request.done().completeExceptionally(e));
        }
        return pause;
    }

    private void load(List<Request> batch) {
        Map<ChannelId, Wanted> wanted = new LinkedHashMap<>();
        batch.forEach(request -> wanted.merge(request.wanted().channel(), request.wanted(), FeedLoader::both));
        // Taken before the question: what it does not tell is told to the feed by the tail.
        MessageId asOf = settled.get();
        long asked = System.nanoTime();
        Map<ChannelId, Loaded> found = source.load(wanted.values());
        if (wanted.values().stream().anyMatch(one -> isEndWithoutMessages(one, found.get(one.channel())))) {
            catchUp.run();
        }
        batch.forEach(request -> {
            ChannelId channel = request.wanted().channel();
            Loaded loaded = found.get(channel);
            Wanted all = wanted.get(channel);
            if (loaded == null || all == null) {
                add(request);
                return;
            }
            request.feed().loaded(all, loaded, asOf, asked);
            request.done().complete(null);
        });
    }

    private void add(Request request) {
        if (!requests.offer(request)) {
            request.done().completeExceptionally(new SourceUnavailable("too many channels wait to be loaded", null));
        }
    }

    private static boolean isEndWithoutMessages(Wanted asked, @Nullable Loaded loaded) {
        return asked.newest() == 0 && loaded != null && loaded.state() != ChannelState.ACTIVE;
    }

    private static Wanted both(Wanted one, Wanted other) {
        MessageId after = one.after().compareTo(other.after()) < 0 ? one.after() : other.after();
        return new Wanted(one.channel(), after, Math.max(one.newest(), other.newest()));
    }

    @Override
    public void close() {
        thread.close();
    }
}
