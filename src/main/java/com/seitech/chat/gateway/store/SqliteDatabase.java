package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.session.StoreUnavailable;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** The SQLite file behind its writer thread. Reads go the same way: they take microseconds, and see what was written. */
@Singleton
final class SqliteDatabase implements Database {
    private final StoreConfig config;
    private final Flyway schema;
    private final SqliteWriter writer;
    private @Nullable DirectoryLock lock;

    SqliteDatabase(
            @DataSource("sqlite") AgroalDataSource source,
            @FlywayDataSource("sqlite") Flyway schema,
            StoreConfig config) {
        this.config = config;
        this.schema = schema;
        this.writer = new SqliteWriter(source, config.database().maxQueue());
    }

    /** Before the first request, so that what is wrong with the disk stops the start instead of a visitor. */
    void start(@Observes StartupEvent event) {
        try {
            Files.createDirectories(config.dataDir());
            lock = DirectoryLock.on(config.dataDir());
            schema.migrate();
        } catch (IOException | FlywayException e) {
            throw new IllegalStateException(
                    "cannot use " + config.dataDir().toAbsolutePath()
                            + ": check gateway.data-dir, its disk and its rights",
                    e);
        }
        writer.start();
    }

    @PreDestroy
    void stop() {
        writer.close();
        if (lock != null) {
            lock.close();
        }
    }

    @Override
    public <T> T write(SqlWork<T> work) {
        return await(writer.submit(work));
    }

    @Override
    public <T> T read(SqlWork<T> work) {
        return await(writer.submit(work));
    }

    private <T> T await(CompletableFuture<T> result) {
        try {
            return result.get(config.database().maxWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StoreUnavailable cause ? cause : failure(e);
        } catch (TimeoutException e) {
            result.cancel(false);
            throw new StoreUnavailable("the database did not answer in time", e);
        } catch (InterruptedException e) {
            result.cancel(false);
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted", e);
        }
    }

    private static RuntimeException failure(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause instanceof RuntimeException ours ? ours : new StoreUnavailable(String.valueOf(cause), cause);
    }
}
