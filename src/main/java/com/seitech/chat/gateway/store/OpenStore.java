package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.cluster.Alone;
import com.seitech.chat.gateway.cluster.Cluster;
import com.seitech.chat.gateway.cluster.ClusterConfig;
import com.seitech.chat.gateway.cluster.Slots;
import com.seitech.chat.gateway.session.EndedSessions;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** Opens the database that {@code gateway.store} names. The other one must not even be asked for. */
@Singleton
final class OpenStore {
    private @Nullable DirectoryLock lock;

    @Produces
    @Singleton
    Database database(
            StoreConfig config,
            Clock clock,
            @DataSource("sqlite") Instance<AgroalDataSource> sqlite,
            @FlywayDataSource("sqlite") Instance<Flyway> sqliteSchema,
            @DataSource("postgresql") Instance<AgroalDataSource> postgresql,
            @FlywayDataSource("postgresql") Instance<Flyway> postgresqlSchema) {
        return switch (config.store()) {
            case SQLITE -> new SqliteDatabase(sqlite.get(), sqliteSchema.get(), config, clock);
            case POSTGRESQL -> new PostgresDatabase(postgresql.get(), postgresqlSchema.get(), config, clock);
        };
    }

    /** With a file, this process is alone. */
    @Produces
    @Singleton
    Slots slots(StoreConfig config, ClusterConfig cluster, Instance<KeptConnection> connection) {
        return switch (config.store()) {
            case SQLITE -> new Alone();
            case POSTGRESQL -> new Cluster(new PostgresReplicas(connection.get()), cluster);
        };
    }

    /** For one thread, which nobody else may hold up. */
    @Produces
    @Singleton
    KeptConnection ofTheReplicas(@DataSource("postgresql") Instance<AgroalDataSource> postgresql) {
        return new KeptConnection(postgresql.get());
    }

    @Produces
    @Singleton
    EndedSessions endedSessions(StoreConfig config, Instance<KeptConnection> connection) {
        return switch (config.store()) {
            case SQLITE -> List::of;
            case POSTGRESQL -> new PostgresEndedSessions(connection.get());
        };
    }

    @Produces
    @Singleton
    Fence fence(Slots slots) {
        return slots instanceof Cluster cluster ? new SlotFence(cluster.self()) : Fence.NONE;
    }

    /** Before the first request, so that what is wrong stops the start instead of a visitor. */
    void start(@Observes StartupEvent event, Database database, StoreConfig config) {
        if (config.store() != StoreKind.SQLITE) {
            lock = locked(config.dataDir());
        }
        database.open();
    }

    /** Replicas share a database, and no directory. */
    private static DirectoryLock locked(Path directory) {
        try {
            DataDirectory.create(directory);
            return DirectoryLock.on(directory);
        } catch (IOException e) {
            throw new IllegalStateException(StoreProblem.of(e, directory).in(directory), e);
        }
    }

    void stop(@Disposes Database database) {
        database.close();
        if (lock != null) {
            lock.close();
        }
    }
}
