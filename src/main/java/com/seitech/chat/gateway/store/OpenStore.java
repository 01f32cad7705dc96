package com.seitech.chat.gateway.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.flywaydb.core.Flyway;

/** Opens the database that {@code gateway.store} names. The other one must not even be asked for. */
final class OpenStore {
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

    /** Before the first request, so that what is wrong stops the start instead of a visitor. */
    void start(@Observes StartupEvent event, Database database) {
        database.open();
    }

    void stop(@Disposes Database database) {
        database.close();
    }
}
