package com.seitech.chat.gateway.store;

import jakarta.inject.Singleton;

/** Has the application's own SQLite file refuse whatever is to be written, as a read-only disk does. */
@Singleton
public final class ReadOnlyStore {
    private final Database database;

    ReadOnlyStore(Database database) {
        this.database = database;
    }

    /** While it is open, nothing can be kept. */
    public Closed close() {
        readOnly(true);
        return () -> readOnly(false);
    }

    private void readOnly(boolean on) {
        database.read(c -> Sql.update(c, "pragma query_only = " + on));
    }

    /** Ends with the store as it was. */
    @FunctionalInterface
    public interface Closed extends AutoCloseable {
        @Override
        void close();
    }
}
