package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.session.StoreUnavailable;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * A PostgreSQL behind a pool. Transactions are serializable, as if they came one after the other: what the other store gets
 * by having one thread. One that another was in the way of runs again.
 */
final class PostgresDatabase implements Database {
    private static final int LONGEST_PAUSE_MILLIS = 20;
    /** Of this transaction alone: to set it for the connection would take two more transactions, to and fro. */
    private static final String SERIALIZABLE = "set transaction isolation level serializable";

    private final AgroalDataSource source;
    private final Flyway schema;
    private final Duration maxWait;
    private final Semaphore places;
    private final StoreAlarm alarm;

    PostgresDatabase(AgroalDataSource source, Flyway schema, StoreConfig config, Clock clock) {
        this.source = source;
        this.schema = schema;
        this.maxWait = config.database().maxWait();
        this.places = new Semaphore(config.database().maxQueue());
        this.alarm = new StoreAlarm(clock);
    }

    /** Several may start at once: the schema is made once. */
    @Override
    public void open() {
        try {
            KnownSchema.migrate(schema);
        } catch (FlywayException e) {
            throw new IllegalStateException(PostgresProblem.of(e).text(), e);
        }
    }

    /** The framework closes the pool. */
    @Override
    public void close() {}

    @Override
    public <T> T write(SqlWork<T> work) {
        T result = inPlace(work);
        alarm.written();
        return result;
    }

    /** The server overwrites in its own time. */
    @Override
    public <T> T erase(SqlWork<T> work) {
        return write(work);
    }

    @Override
    public <T> T read(SqlWork<T> work) {
        return inPlace(work);
    }

    @Override
    public Optional<String> failing() {
        return alarm.failing();
    }

    /** Every work has a thread and a connection of its own. */
    @Override
    public boolean isAlive() {
        return true;
    }

    private <T> T inPlace(SqlWork<T> work) {
        if (!places.tryAcquire()) {
            throw new StoreUnavailable("too many requests wait for the database", null);
        }
        try {
            return repeated(work, System.nanoTime() + maxWait.toNanos());
        } finally {
            places.release();
        }
    }

    private <T> T repeated(SqlWork<T> work, long endNanos) {
        while (true) {
            Attempt attempt = new Attempt();
            try {
                return attempt.run(work);
            } catch (SQLException e) {
                PooledConnection.failed(e, source);
                if (!attempt.mayRunAgain(e) || System.nanoTime() > endNanos) {
                    throw alarm.failed(PostgresProblem.of(e).text(), e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1 + ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted", e);
        }
    }

    private final class Attempt {
        private boolean committing;

        <T> T run(SqlWork<T> work) throws SQLException {
            try (Connection connection = PooledConnection.of(source)) {
                connection.setAutoCommit(false);
                T result = done(work, connection);
                committing = true;
                connection.commit();
                return result;
            }
        }

        private static <T> T done(SqlWork<T> work, Connection connection) throws SQLException {
            try {
                Sql.update(connection, SERIALIZABLE);
                return work.on(connection);
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            }
        }

        private static void rollBack(Connection connection, Throwable reason) {
            try {
                connection.rollback();
            } catch (SQLException e) {
                reason.addSuppressed(e);
            }
        }

        /** A commit whose answer was lost may have happened. */
        boolean mayRunAgain(SQLException e) {
            String state = e.getSQLState();
            return PostgresProblem.isConflict(state) || (!committing && PostgresProblem.isOfTheConnection(state));
        }
    }
}
