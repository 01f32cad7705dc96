package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.session.StoreUnavailable;
import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The SQLite file behind its writer thread. Reads go the same way: they take microseconds, and see what was written. */
final class SqliteDatabase implements Database {
    private final AgroalDataSource source;
    private final StoreConfig config;
    private final Flyway schema;
    private final StoreAlarm alarm;
    private final SqliteWriter writer;
    private @Nullable DirectoryLock lock;

    SqliteDatabase(AgroalDataSource source, Flyway schema, StoreConfig config, Clock clock) {
        this.source = source;
        this.config = config;
        this.schema = schema;
        this.alarm = new StoreAlarm(clock);
        this.writer = new SqliteWriter(source, config.database().maxQueue());
    }

    @Override
    public void open() {
        try {
            DataDirectory.create(config.dataDir());
            lock = DirectoryLock.on(config.dataDir());
            checkFile();
            KnownSchema.migrate(schema);
        } catch (IOException | SQLException | FlywayException e) {
            StoreProblem problem = StoreProblem.of(e, config.dataDir());
            throw new IllegalStateException(problem.in(config.dataDir()), e);
        }
        writer.start();
    }

    /** Reads the whole file once: a part that is damaged would show when a visitor needs it, and perhaps never. */
    private void checkFile() throws SQLException {
        try (Connection connection = source.getConnection()) {
            String found = Sql.first(connection, row -> row.getString(1), "pragma quick_check(1)")
                    .orElse("no answer");
            if (!"ok".equals(found)) {
                throw new SQLiteException(found, SQLiteErrorCode.SQLITE_CORRUPT);
            }
        }
    }

    @Override
    public void close() {
        writer.close();
        if (lock != null) {
            lock.close();
        }
    }

    @Override
    public <T> T write(SqlWork<T> work) {
        T result = await(writer.submit(work));
        alarm.written();
        return result;
    }

    @Override
    public <T> T erase(SqlWork<T> work) {
        T result = write(work);
        writer.emptyLog();
        return result;
    }

    @Override
    public <T> T read(SqlWork<T> work) {
        return await(writer.submit(work));
    }

    @Override
    public Optional<String> failing() {
        return alarm.failing();
    }

    @Override
    public boolean isAlive() {
        return writer.isAlive();
    }

    private <T> T await(CompletableFuture<T> result) {
        try {
            return result.get(config.database().maxWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            result.cancel(false);
            throw new StoreUnavailable("the database did not answer in time", e);
        } catch (InterruptedException e) {
            result.cancel(false);
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted", e);
        }
    }

    private RuntimeException failure(Throwable e) {
        StoreProblem problem = StoreProblem.of(e, config.dataDir());
        boolean nothingWasWritten = e instanceof StoreUnavailable && e.getCause() instanceof SQLException;
        if (problem != StoreProblem.OTHER || nothingWasWritten) {
            return alarm.failed(problem.in(config.dataDir()), e);
        }
        return e instanceof RuntimeException ours ? ours : new StoreUnavailable(String.valueOf(e), e);
    }
}
