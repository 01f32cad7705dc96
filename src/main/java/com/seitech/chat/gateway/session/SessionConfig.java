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

    /** Sessions held in memory so that a poll need not ask the database. */
    @WithDefault("100000")
    int cached();

    /** How often 'last used' is written; a crash forgets at most this much of it. */
    @WithDefault("30s")
    Duration touchInterval();
}
