package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.log.Shown;
import com.seitech.chat.gateway.session.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that touches the SQLite file. It is a platform thread, since the driver's native calls would pin a
 * virtual thread's carrier, and it commits whatever has queued up in one transaction: a sync to disk costs the same for
 * one session as for a hundred.
 *
 * <p>Each work runs inside a savepoint, so that one that fails takes no other with it.
 */
final class SqliteWriter implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteWriter.class);
    private static final Seldom SELDOM = new Seldom(LOG, 5);
    /** Bounds how long the first of a batch waits for its commit. */
    private static final int LARGEST_BATCH = 200;

    /** A full queue is written in less; a disk that takes longer is broken. */
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final DataSource source;
    private final BlockingQueue<Job<?>> queue;
    private final Job<Boolean> last = new Job<>(connection -> true, new CompletableFuture<>());
    private final AtomicBoolean logToBeEmptied = new AtomicBoolean();
    private volatile boolean closed;
    private final Thread thread =
            Thread.ofPlatform().name("sqlite").daemon(true).unstarted(this);

    SqliteWriter(DataSource source, int queueSize) {
        this.source = source;
        this.queue = new ArrayBlockingQueue<>(queueSize);
    }

    void start() {
        thread.start();
    }

    boolean isAlive() {
        return thread.getState() != Thread.State.TERMINATED;
    }

    /** Answers when the work is committed, or fails with what went wrong. Cancelled before its turn, it never runs. */
    <T> CompletableFuture<T> submit(SqlWork<T> work) {
        Job<T> job = new Job<>(work, new CompletableFuture<>());
        if (closed) {
            job.refuse("the database is closed");
        } else if (!queue.offer(job)) {
            job.refuse("too many requests wait for the database");
        }
        return job.done();
    }

    /** The write-ahead log keeps what was deleted, until it is written over. Empties it after what was taken so far. */
    void emptyLog() {
        logToBeEmptied.set(true);
        var _ = submit(connection -> true);
    }

    @Override
    public void run() {
        List<Job<?>> batch = new ArrayList<>(LARGEST_BATCH);
        try {
            while (!last.done().isDone()) {
                batch.add(queue.take());
                queue.drainTo(batch, LARGEST_BATCH - 1);
                commit(batch);
                batch.clear();
                if (logToBeEmptied.getAndSet(false)) {
                    moveLogIntoFile();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.drainTo(batch);
        batch.forEach(job -> job.refuse("the database is closed"));
    }

    private void commit(List<Job<?>> batch) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            commit(batch, connection).forEach(Runnable::run);
        } catch (SQLException e) {
            notWritten(batch, e);
        } catch (RuntimeException | Error e) {
            SELDOM.error("a commit failed", line -> line.setCause(Shown.of(e)));
            notWritten(batch, e);
        }
    }

    private void moveLogIntoFile() {
        try (Connection connection = source.getConnection()) {
            Sql.first(connection, row -> row.getInt(1), "pragma wal_checkpoint(truncate)");
        } catch (SQLException e) {
            SELDOM.warn("the database's log was not emptied; the next commits write it over", line -> line.setCause(e));
        }
    }

    private static void notWritten(List<Job<?>> batch, Throwable reason) {
        batch.forEach(job -> job.done().completeExceptionally(new StoreUnavailable("not written", reason)));
    }

    /** Answers what to tell the callers. */
    private static List<Runnable> commit(List<Job<?>> batch, Connection connection) throws SQLException {
        try {
            List<Runnable> answers = new ArrayList<>(batch.size());
            for (Job<?> job : batch) {
                answers.add(job.runOn(connection));
            }
            connection.commit();
            return answers;
        } catch (SQLException | RuntimeException | Error e) {
            // The pool's clean-up would commit what is open; the callers are told that nothing was written.
            rollBack(connection, e);
            throw e;
        }
    }

    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // Expected: at a full disk and the like, SQLite ends the transaction by itself.
            reason.addSuppressed(e);
            leaveTransaction(connection, reason);
        }
    }

    /** The pool would try to commit what is no longer there, and log each time that it cannot. */
    private static void leaveTransaction(Connection connection, Throwable reason) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /** Takes nothing more, and ends when all that was taken is written. */
    @Override
    public void close() {
        closed = true;
        if (!thread.isAlive()) {
            // It was never started, when the gateway could not start.
            return;
        }
        try {
            if (queue.offer(last, LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.join(LONGEST_CLOSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Job<T>(SqlWork<T> work, CompletableFuture<T> done) {
        void refuse(String reason) {
            done.completeExceptionally(new StoreUnavailable(reason, null));
        }

        /** Answers what to tell the caller, once the batch is committed. */
        Runnable runOn(Connection connection) throws SQLException {
            if (done.isDone()) {
                return () -> {};
            }
            Savepoint before = connection.setSavepoint();
            try {
                T result = work.on(connection);
                connection.releaseSavepoint(before);
                return () -> done.complete(result);
            } catch (SQLException | RuntimeException | Error e) {
                try {
                    connection.rollback(before);
                } catch (SQLException gone) {
                    // At a full disk and the like SQLite ends the whole transaction: the first failure says why.
                    e.addSuppressed(gone);
                    throw e;
                }
                return () -> done.completeExceptionally(e);
            }
        }
    }
}
