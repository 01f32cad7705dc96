package com.seitech.chat.gateway.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Server-sent events. */
@ConfigMapping(prefix = "gateway.stream")
public interface StreamConfig {
    /** How often a silent stream says that it lives: less than proxies and mobile networks cut silent connections. */
    @WithDefault("20s")
    Duration heartbeat();

    /** A stream ends after half of this time to all of it, at random, so that they do not all come back together. */
    @WithDefault("30m")
    Duration lifetime();

    /** How long a browser waits before it opens an ended stream again. */
    @WithDefault("3s")
    Duration retry();

    /** Added to that at random when the gateway stops, so that not all browsers come back to the next one together. */
    @WithDefault("10s")
    Duration spread();

    /** Events that may wait for one slow reader before the stream is ended; the browser comes back for the rest. */
    @WithDefault("300")
    int buffer();

    /** Bytes that may be on their way to one reader besides. */
    @WithDefault("64K")
    MemorySize sendBuffer();

    /** Streams at once; more are told to come back. */
    @WithDefault("15000")
    int most();
}
