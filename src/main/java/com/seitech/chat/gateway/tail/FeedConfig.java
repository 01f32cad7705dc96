package com.seitech.chat.gateway.tail;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is held in memory of the channels that somebody reads. */
@ConfigMapping(prefix = "gateway.feed")
public interface FeedConfig {
    /** Messages of one channel; older ones are asked for when somebody pages back. */
    @WithDefault("200")
    int messages();

    /** Messages of all channels together; beyond it, those that were read longest ago go first. */
    @WithDefault("64M")
    MemorySize memory();

    /** Channels at once; beyond it, those that were read longest ago go first. */
    @WithDefault("100000")
    int channels();

    /** A channel that nobody reads for this long is given up. Browsers let hidden pages poll once a minute. */
    @WithDefault("2m")
    Duration idle();

    /** How long a reader waits for what has to be asked of Odoo, before the answer says that it is incomplete. */
    @WithDefault("2s")
    Duration patience();

    /** Readers that may wait for that at once; more are answered at once. */
    @WithDefault("2000")
    int waiting();

    /** Least time between two loads from Odoo, each of which serves up to 200 channels. */
    @WithDefault("100ms")
    Duration loadPause();

    /** Channels that may wait for a load; more are told to come back. */
    @WithDefault("200000")
    int loadQueue();
}
