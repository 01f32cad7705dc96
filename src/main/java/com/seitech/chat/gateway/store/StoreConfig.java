package com.seitech.chat.gateway.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the gateway keeps what must survive it. */
@ConfigMapping(prefix = "gateway")
public interface StoreConfig {
    /**
     * Holds the database file and the keys of file links, link-signing.key and link-signing.old.key. On a disk that is
     * backed up; for one process only. With postgresql it holds copies only, and may be lost.
     */
    @WithDefault("data")
    @WithConverter(WritableDirectory.class)
    Path dataDir();

    /** sqlite, a file in the data directory, for one gateway; or postgresql, for one or several. */
    @WithDefault("sqlite")
    StoreKind store();

    Postgresql postgresql();

    /** The server, with {@code gateway.store=postgresql}. */
    interface Postgresql {
        /** Where it is, and the name of the database. */
        @WithDefault("jdbc:postgresql://localhost:5432/chat_gateway")
        String url();

        /** Owns the database. */
        @WithDefault("chat_gateway")
        String user();

        /** Prefer the file. */
        Optional<String> password();

        /** A file that holds the password; read for every new connection. */
        Optional<Path> passwordFile();

        /** Connections at once. */
        @WithDefault("10")
        int pool();
    }

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
