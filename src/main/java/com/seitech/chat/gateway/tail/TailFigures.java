package com.seitech.chat.gateway.tail;

import java.time.Duration;
import java.util.Optional;

/** How the delivery engine is doing, for operators. Each figure is counted when it is asked for. */
public final class TailFigures {
    private final Feeds feeds;
    private final FeedLoader loader;
    private final TailLoop loop;
    private final Recovery recovery;
    private final FeedConfig config;

    TailFigures(Feeds feeds, FeedLoader loader, TailLoop loop, Recovery recovery, FeedConfig config) {
        this.feeds = feeds;
        this.loader = loader;
        this.loop = loop;
        this.recovery = recovery;
        this.config = config;
    }

    /** Channels that somebody reads or has read lately. */
    public int openFeeds() {
        return feeds.size();
    }

    /** Bytes of the messages that are held in memory, roughly. Looks at every feed. */
    public long heldBytes() {
        return feeds.weight();
    }

    public long mostHeldBytes() {
        return config.memory().asLongValue();
    }

    /** Feeds given up since the start because nobody read them any more. */
    public long closedUnread() {
        return feeds.closedUnread();
    }

    /** Feeds given up or emptied since the start to make room. */
    public long evicted() {
        return feeds.evicted();
    }

    /** Feeds given up since the start because what they held was not true any more. */
    public long dropped() {
        return feeds.dropped();
    }

    /** How often the last messages were gone from Odoo, since the start. */
    public long vanished() {
        return recovery.vanishedCount();
    }

    /** How often Odoo's database turned out to be restored or rebuilt, since the start. */
    public long restored() {
        return recovery.restoredCount();
    }

    /** Loads that are queued for Odoo. */
    public int waitingLoads() {
        return loader.waiting();
    }

    /** Ids of messages that were passed over and may still show. */
    public long missing() {
        return loop.missing();
    }

    /** By how many ids the newest message is ahead of what is settled. */
    public long unsettled() {
        return loop.unsettled();
    }

    /** How long the tail pauses between two questions now; empty while nobody reads, when it asks nothing. */
    public Optional<Duration> pause() {
        return loop.pause();
    }

    /** How much older than now may be what readers have; nothing while there are none. */
    public Duration lag() {
        return feeds.isEmpty() ? Duration.ZERO : loop.sinceAnswer().orElse(Duration.ZERO);
    }

    /** Somebody reads, and Odoo did not answer the last question; while nobody does, none is asked. */
    public boolean isFailing() {
        return loop.isFailing() && !feeds.isEmpty();
    }

    /** Since Odoo answered the tail last; it grows too while nobody reads, when nothing is asked. Empty before the first. */
    public Optional<Duration> sinceAnswer() {
        return loop.sinceAnswer();
    }
}
