package com.seitech.chat.gateway.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long visitors are remembered. */
@ConfigMapping(prefix = "gateway.session")
public interface SessionConfig {
    /** A session ends this long after its last use. */
    @WithDefault("30D")
    Duration lifetime();

    /** A session whose chat is closed can be read for so long, then it ends. */
    @WithDefault("24h")
    Duration closedLifetime();

    /** Sessions held in memory so that a poll need not ask the database. */
    @WithDefault("100000")
    int cached();

    /** How often 'last used' is written; a crash forgets at most this much of it. */
    @WithDefault("30s")
    Duration touchInterval();

    /** How long a call waits until it is verified that its channel is still its own, after Odoo may have lost channels. */
    @WithDefault("2s")
    Duration verifyPatience();

    /** Least time between two questions about that, each for up to 500 sessions. */
    @WithDefault("50ms")
    Duration verifyPause();

    /** Sessions that may wait for it; more are told to come back. */
    @WithDefault("200000")
    int verifyQueue();
}
