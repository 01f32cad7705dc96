package com.seitech.chat.gateway.tail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What readers were given that only name the last message of their list. */
@ConfigMapping(prefix = "gateway.hand-out")
public interface HandOutConfig {
    /** The longest that an answer and the next request are on their way together: until then it may not have arrived. */
    @WithDefault("1s")
    Duration overlap();

    /** Sessions whose hand-outs are held in memory: as many as poll at once. */
    @WithDefault("50000")
    int cached();

    /** What is known of a reader beyond what it was given is written this late; a restart asks Odoo for as much again. */
    @WithDefault("2m")
    Duration writeDelay();
}
