package com.seitech.chat.gateway.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The SQLite file behind its writer thread. Reads go the same way: they take microseconds, and see what was written. */
@Singleton
final class SqliteDatabase implements Database {
    private final StoreConfig config;
    private final SqliteWriter writer;

    SqliteDatabase(@DataSource("sqlite") AgroalDataSource source, StoreConfig config) {
        this.config = config;
        this.writer = new SqliteWriter(source, config.database().maxQueue());
    }

    @PostConstruct
    void start() {
        writer.start();
    }

    @PreDestroy
    void stop() {
        writer.close();
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
            throw new StoreUnavailable("the database did not answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted", e);
        }
    }

    private static RuntimeException failure(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause instanceof RuntimeException ours ? ours : new StoreUnavailable(String.valueOf(cause), cause);
    }
}
