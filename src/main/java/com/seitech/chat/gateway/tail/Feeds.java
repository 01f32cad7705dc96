package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The feeds of the channels that somebody reads. */
final class Feeds {
    /** Room is made down to this share of a bound, so that it is not made again at once. */
    private static final double AFTER_SWEEP = 0.8;

    private final FeedConfig config;
    private final Recent recent;
    private final Runnable onFirst;
    private final OwnQueue queue;
    private final Map<ChannelId, ChannelFeed> byChannel = new ConcurrentHashMap<>();
    private final LongAdder closedUnread = new LongAdder();
    private final LongAdder evicted = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    /** @param onFirst is called when there is somebody to listen for again; must not block */
    Feeds(FeedConfig config, Recent recent, Runnable onFirst, OwnQueue queue) {
        this.config = config;
        this.recent = recent;
        this.onFirst = onFirst;
        this.queue = queue;
    }

    @Nullable
    ChannelFeed find(ChannelId channel) {
        return byChannel.get(channel);
    }

    /** The channel's feed, registered before anything is asked for it. */
    ChannelFeed open(ChannelId channel) {
        ChannelFeed known = byChannel.get(channel);
        if (known != null) {
            return known;
        }
        boolean isFirst = byChannel.isEmpty();
        ChannelFeed opened = byChannel.computeIfAbsent(
                channel, id -> new ChannelFeed(id, config.messages(), message -> queue.mayBeWaiting(id, message)));
        // Once it is known: what changes from now on is told to it. Filled twice, it is the same.
        queue.fill(opened);
        // Of two that are opened at once, neither finds itself alone.
        if (isFirst || byChannel.size() == 1) {
            onFirst.run();
        }
        return opened;
    }

    /** Lets the feed reach down to where a reader stands, if nothing has arrived since. */
    void spareLoad(ChannelFeed feed, MessageId from) {
        if (recent.isQuietSince(feed.channel(), from)) {
            feed.reachDownTo(from);
        }
    }

    /** Gives it up although somebody may read it: whoever still holds it hears nothing any more. */
    void drop(ChannelId channel) {
        if (byChannel.remove(channel) != null) {
            dropped.increment();
        }
    }

    long dropped() {
        return dropped.sum();
    }

    boolean isEmpty() {
        return byChannel.isEmpty();
    }

    int size() {
        return byChannel.size();
    }

    Collection<ChannelFeed> all() {
        return byChannel.values();
    }

    void with(ChannelId channel, Consumer<ChannelFeed> action) {
        Optional.ofNullable(byChannel.get(channel)).ifPresent(action);
    }

    /** Gives up what nobody reads, and makes room where a bound is passed. */
    void sweep() {
        closeUnread(System.nanoTime() - config.idle().toNanos());
        if (byChannel.size() > config.channels()) {
            leastRecentlyRead().stream()
                    .limit((long) (byChannel.size() - AFTER_SWEEP * config.channels()))
                    .forEach(feed -> close(feed, System.nanoTime(), evicted));
        }
        makeRoom();
    }

    private void closeUnread(long sinceNanos) {
        byChannel.values().forEach(feed -> close(feed, sinceNanos, closedUnread));
    }

    /** Closed first: a reader who still holds it is told to open another one. */
    private void close(ChannelFeed feed, long sinceNanos, LongAdder count) {
        if (feed.closeUnlessRead(sinceNanos) && byChannel.remove(feed.channel(), feed)) {
            count.increment();
        }
    }

    private void makeRoom() {
        long bound = config.memory().asLongValue();
        long held = weight();
        if (held <= bound) {
            return;
        }
        for (ChannelFeed feed : leastRecentlyRead()) {
            held -= feed.weight();
            feed.empty();
            evicted.increment();
            if (held <= AFTER_SWEEP * bound) {
                return;
            }
        }
    }

    long closedUnread() {
        return closedUnread.sum();
    }

    long evicted() {
        return evicted.sum();
    }

    /** Bytes of all messages, roughly. */
    long weight() {
        return byChannel.values().stream().mapToLong(ChannelFeed::weight).sum();
    }

    private List<ChannelFeed> leastRecentlyRead() {
        return byChannel.values().stream()
                .sorted(Comparator.comparingLong(ChannelFeed::lastReadNanos))
                .toList();
    }
}
