package com.seitech.chat.gateway.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Files of visitors. */
@ConfigMapping(prefix = "gateway.upload")
public interface UploadConfig {
    /** The largest file. Odoo holds it in memory about nine times over while it stores it. */
    @WithDefault("10M")
    MemorySize maxFile();

    /** Files that are arriving, together, on disk; beyond it, their senders are told to come back. */
    @WithDefault("512M")
    MemorySize maxArriving();

    /** The same from one address: one client must not take all the room. */
    @WithDefault("100M")
    MemorySize maxArrivingPerAddress();

    /** A link to a file can be followed for this long; every answer that shows the file has a new one. */
    @WithDefault("24h")
    Duration linkLifetime();
}
