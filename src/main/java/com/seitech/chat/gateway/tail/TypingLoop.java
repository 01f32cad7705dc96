package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.session.ChannelId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exchanges with the agents' desk who types where: one call for all channels. */
final class TypingLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TypingLoop.class);
    /** An agent's sign of typing counts for six seconds: one that is looked for less often would be missed. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final ChangeSource source;
    private final Feeds feeds;
    private final TailConfig config;
    private final Turns turns;
    private final Pace pace;
    private final Set<ChannelId> visitors = ConcurrentHashMap.newKeySet();
    private final Repeating thread = new Repeating("typing", this::step);
    private Set<ChannelId> agents = Set.of();
    private long exchangedNanos = Long.MIN_VALUE / 2;

    TypingLoop(ChangeSource source, Feeds feeds, TailConfig config, Turns turns, Pace pace) {
        this.source = source;
        this.feeds = feeds;
        this.config = config;
        this.turns = turns;
        this.pace = pace;
    }

    void start() {
        thread.start();
    }

    void wake() {
        thread.wake();
    }

    /** The visitor of the channel types. Agents hear of it with the next exchange. */
    void visitorTypes(ChannelId channel) {
        visitors.add(channel);
        thread.wake();
        pace.heat(System.nanoTime());
    }

    /** The channels that wait to be told may be others' by now. */
    void forget() {
        visitors.clear();
    }

    boolean isSupported() {
        return source.supportsTyping();
    }

    private Duration step() {
        if (feeds.isEmpty() && visitors.isEmpty()) {
            return Repeating.UNTIL_WOKEN;
        }
        Duration pause = turns.stretched(config.typingPause(), LONGEST_PAUSE);
        Duration early = pause.minusNanos(System.nanoTime() - exchangedNanos);
        if (early.isPositive()) {
            return early;
        }
        exchangedNanos = System.nanoTime();
        try {
            exchange();
        } catch (SourceUnavailable e) {
            LOG.atDebug().addKeyValue("reason", e.getMessage()).log("typing unknown");
        }
        return pause;
    }

    void exchange() {
        if (!source.supportsTyping()) {
            visitors.clear();
            return;
        }
        Set<ChannelId> typing = Set.copyOf(visitors);
        visitors.removeAll(typing);
        Set<ChannelId> now = source.exchangeTyping(typing);
        agents.stream().filter(channel -> !now.contains(channel)).forEach(channel -> set(channel, false));
        now.forEach(channel -> set(channel, true));
        agents = now;
        if (!now.isEmpty()) {
            pace.heat(System.nanoTime());
        }
    }

    private void set(ChannelId channel, boolean agentTypes) {
        feeds.with(channel, feed -> feed.agentTypes(agentTypes));
    }

    @Override
    public void close() {
        thread.close();
    }
}
