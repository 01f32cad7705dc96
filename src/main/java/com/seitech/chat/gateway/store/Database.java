package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.session.StoreUnavailable;
import java.util.Optional;

/** Runs work in a transaction. */
interface Database {
    /**
     * To be called once, before anything else: makes the schema, or brings it up to date.
     *
     * @throws IllegalStateException when it cannot be used; the message says what to do
     */
    void open();

    void close();

    /**
     * Runs the work and commits; when this returns, the change is on disk.
     *
     * @throws StoreUnavailable when it is not: nothing of the work has happened then, nor will, unless the wait ended
     *     while it was being written
     */
    <T> T write(SqlWork<T> work);

    /** As {@link #write}; soon after it returns, what the work has deleted cannot be read off the disk any more. */
    <T> T erase(SqlWork<T> work);

    /** Runs work that changes nothing. */
    <T> T read(SqlWork<T> work);

    /** What failed last, with its cure, until something is written again. */
    Optional<String> failing();

    /** False when no work can ever be done again by this process. */
    boolean isAlive();
}
