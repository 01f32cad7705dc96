package com.seitech.chat.gateway.store;

import java.nio.file.Path;
import java.time.Duration;

/** Settings as a test needs them. */
record TestStoreConfig(Path dataDir, Duration maxWait, int maxQueue)
        implements StoreConfig, StoreConfig.DatabaseBounds {
    static TestStoreConfig in(Path dataDir) {
        return new TestStoreConfig(dataDir, Duration.ofSeconds(20), 10_000);
    }

    @Override
    public StoreKind store() {
        return StoreKind.SQLITE;
    }

    @Override
    public Postgresql postgresql() {
        throw new UnsupportedOperationException();
    }

    @Override
    public DatabaseBounds database() {
        return this;
    }
}
