package com.seitech.chat.gateway.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where the gateway keeps what must survive it. */
@ConfigMapping(prefix = "gateway")
public interface StoreConfig {
    /**
     * Holds the database file and the keys of file links, link-signing.key and link-signing.old.key. On a disk that is
     * backed up; for one process only.
     */
    @WithDefault("data")
    @WithConverter(WritableDirectory.class)
    Path dataDir();

    DatabaseBounds database();

    /** What may wait for the database. */
    interface DatabaseBounds {
        /** How long a request waits for the database before it is told to come back. */
        @WithDefault("5s")
        Duration maxWait();

        /** Requests that may wait for the database at once; more are told to come back at once. */
        @WithDefault("10000")
        int maxQueue();
    }
}
