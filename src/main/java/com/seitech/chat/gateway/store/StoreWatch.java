package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.session.StoreUnavailable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Looks every few seconds whether the database can be read, so that who asks for the gateway's health need not wait for
 * it. Writing is tried only while something that was written failed: then it is this that notices the end.
 */
@Singleton
public final class StoreWatch {
    private static final String READ = "select count(*) from flyway_schema_history";
    /** Changes nothing, and is written all the same. */
    private static final String WRITE =
            "update flyway_schema_history set description = description where installed_rank = 1";

    private final Database database;
    private final Path directory;
    private final Clock clock;
    private volatile @Nullable Unreadable unreadable;
    private volatile boolean stopped;

    /**
     * That nothing can be read.
     *
     * @param problem with its cure
     * @param since when it was seen first
     */
    public record Unreadable(String problem, Instant since) {}

    @Inject
    StoreWatch(Database database, StoreConfig config, Clock clock) {
        this(database, config.dataDir(), clock);
    }

    StoreWatch(Database database, Path directory, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    @Scheduled(every = "${gateway.odoo.health-interval:5s}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        if (stopped) {
            return;
        }
        Unreadable before = unreadable;
        Unreadable now = read().map(text -> new Unreadable(text, before == null ? clock.instant() : before.since()))
                .orElse(null);
        unreadable = now;
        // The little that is written here may find room on a disk that is full for everybody else.
        if (now == null && database.failing().isPresent() && fullDisk().isEmpty()) {
            write();
        }
    }

    private Optional<String> read() {
        return failed(() -> database.read(StoreWatch::counted));
    }

    private void write() {
        var _ = failed(() -> database.write(connection -> Sql.update(connection, WRITE)));
    }

    private static long counted(Connection connection) throws SQLException {
        return Sql.first(connection, row -> row.getLong(1), READ).orElse(0L);
    }

    private static Optional<String> failed(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (StoreUnavailable e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Nothing can be read, and so hardly anybody served. */
    public Optional<Unreadable> unreadable() {
        return Optional.ofNullable(unreadable);
    }

    /** What failed last, with its cure, until something is written again. */
    public Optional<String> failing() {
        return database.failing();
    }

    /** False when only a restart helps. */
    public boolean isAlive() {
        return database.isAlive();
    }

    /** The data directory's disk has no room left; the text says what to do. */
    public Optional<String> fullDisk() {
        return StoreProblem.isFull(directory) ? Optional.of(StoreProblem.FULL.in(directory)) : Optional.empty();
    }

    /** Bytes that we may still write there; empty when the disk does not say. */
    public OptionalLong freeBytes() {
        try {
            return OptionalLong.of(Files.getFileStore(directory).getUsableSpace());
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
