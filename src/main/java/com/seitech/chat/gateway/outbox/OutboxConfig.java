package com.seitech.chat.gateway.outbox;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How messages are kept until Odoo has them, and how repeats of a send are recognised. */
@ConfigMapping(prefix = "gateway.outbox")
public interface OutboxConfig {
    /** A client's idempotency key is known this long. */
    @WithDefault("24h")
    Duration keyLifetime();

    /** The same text without a key counts as a repeat for this long, when no success was written to the client. */
    @WithDefault("60s")
    Duration repeatWindow();

    /** How long a send waits to be accepted behind others of its channel. */
    @WithDefault("15s")
    Duration turnWait();

    /** How long a visitor waits for Odoo; then he is told that his message is queued. */
    @WithDefault("2s")
    Duration patience();

    /** The same for a file, as long as its first delivery is under way. */
    @WithDefault("15s")
    Duration filePatience();

    /** What Odoo has not taken by then is given up, and shown to the visitor as failed. */
    @WithDefault("24h")
    Duration maxAge();

    /** The longest pause between two attempts for the same message. */
    @WithDefault("15s")
    Duration longestPause();

    /** Deliveries at once: more of them do not make Odoo faster, and all of them leave permits for readers. */
    @WithDefault("2")
    int parallel();

    /** Messages that wait for Odoo at most; when there are more, none is accepted. */
    @WithDefault("20000")
    int maxMessages();

    /** Their texts together, in memory. */
    @WithDefault("64M")
    MemorySize maxText();

    /** Files that wait for Odoo, together, on disk. */
    @WithDefault("1G")
    MemorySize maxFiles();

    /** Files that one session may send in a day: at least gateway.upload.max-file. */
    @WithDefault("200M")
    MemorySize filesPerDay();

    /** At the end of the process, how long a delivery under way may take. */
    @WithDefault("10s")
    Duration drain();
}
