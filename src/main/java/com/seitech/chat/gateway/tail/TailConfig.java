package com.seitech.chat.gateway.tail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How news come from Odoo: one question for all visitors, more often while they talk. Pauses are those of a gateway that is
 * alone; of several replicas each stretches them, see {@link Turns}.
 */
@ConfigMapping(prefix = "gateway.tail")
public interface TailConfig {
    /** Pause between two questions while a conversation is hot. */
    @WithDefault("50ms")
    Duration hotPause();

    /** The same while conversations cool down. */
    @WithDefault("250ms")
    Duration warmPause();

    /** The same while somebody listens and nothing happens. When nobody listens nothing is asked. */
    @WithDefault("1s")
    Duration idlePause();

    /** A conversation is hot for this long after its last message or sign of typing. */
    @WithDefault("30s")
    Duration hotFor();

    /** After that it is warm for this long. */
    @WithDefault("2m")
    Duration warmFor();

    /**
     * Least time between two calls for all visitors on average, however often Odoo nudges and whatever messages carry; up
     * to five may follow each other at once.
     */
    @WithDefault("20ms")
    Duration leastPause();

    /** Pause after a question that Odoo did not answer. */
    @WithDefault("1s")
    Duration retryPause();

    /** Rows of one answer. */
    @WithDefault("1000")
    int page();

    /** How far back a first start looks: a transaction that is still open may hold so many ids below the newest. */
    @WithDefault("5000")
    int firstLook();

    /** The longest way back from a restart; what lies before is asked for each channel when its visitor comes. */
    @WithDefault("50000")
    int longestLook();

    /** How often edits, deletions and states are asked for. */
    @WithDefault("2s")
    Duration changesPause();

    /** How long changes of a time when Odoo was not asked wait for their readers, whose pages come back one by one. */
    @WithDefault("2m")
    Duration missedKept();

    /** How many of them wait, the latest; beyond it, a page shows the older ones when it is loaded again. */
    @WithDefault("10000")
    int missedChanges();

    /** How often the messages in memory are compared with Odoo's, in turns, as a net below the changes. */
    @WithDefault("30s")
    Duration recheckPause();

    /** How often typing is exchanged with the agents' desk: one call for all channels. */
    @WithDefault("1s")
    Duration typingPause();

    /** How often the agents' desk is told how far visitors have read: one call for all channels. */
    @WithDefault("1s")
    Duration readPause();

    /** Channels whose read marks may wait to be told while Odoo is away; beyond it, the oldest marks are forgotten. */
    @WithDefault("20000")
    int readMarks();
}
