package com.seitech.chat.gateway.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How repeats of a send are recognised. */
@ConfigMapping(prefix = "gateway.outbox")
public interface OutboxConfig {
    /** A client's idempotency key is known this long. */
    @WithDefault("24h")
    Duration keyLifetime();

    /** The same text without a key counts as a repeat for this long, when no success was written to the client. */
    @WithDefault("60s")
    Duration repeatWindow();

    /** How long a send waits for the one before it in its channel. */
    @WithDefault("15s")
    Duration turnWait();
}
