package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.real.PostgresUrl;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.flywaydb.core.Flyway;

/** A new database in the PostgreSQL that the real Odoo has, opened with the schema of the product. */
final class PostgresStore implements AutoCloseable {
    private static final int POOL = 4;

    private final PostgresUrl url;
    private final AgroalDataSource source;
    private final PostgresDatabase database;

    private PostgresStore(PostgresUrl url) {
        this(url, url.jdbc(), Duration.ofSeconds(20));
    }

    private PostgresStore(PostgresUrl url, String jdbc, Duration maxWait) {
        this.url = url;
        this.source = source(jdbc);
        this.database = new PostgresDatabase(source, schema(source), config(maxWait), Clock.systemUTC());
    }

    /** Empty, and not opened yet. */
    static PostgresStore created() {
        return new PostgresStore(PostgresUrl.created());
    }

    static PostgresStore open() {
        PostgresStore store = created();
        store.database.open();
        return store;
    }

    /** As another gateway opens it. */
    PostgresStore beside() {
        return new PostgresStore(url);
    }

    /** The same by way of a port of this machine, by somebody who waits no longer than a second for an answer. */
    PostgresStore byWayOf(int port) {
        return new PostgresStore(url, url.jdbc(port) + "?socketTimeout=1", Duration.ofMillis(100));
    }

    private static TestStoreConfig config(Duration maxWait) {
        return new TestStoreConfig(Path.of("target"), maxWait, 100);
    }

    private static Flyway schema(AgroalDataSource source) {
        return Flyway.configure().dataSource(source).locations("db/postgresql").load();
    }

    private static AgroalDataSource source(String url) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(POOL)
                            .acquisitionTimeout(Duration.ofSeconds(5))
                            // As the framework does: a connection that is dead is not used again.
                            .exceptionSorter(new PostgreSQLExceptionSorter())
                            .connectionFactoryConfiguration(
                                    factory -> factory.jdbcUrl(url).principal(new NamePrincipal(PostgresUrl.USER)))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    PostgresReplicas replicas() {
        return new PostgresReplicas(new KeptConnection(source));
    }

    PostgresDatabase database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
        source.close();
        url.close();
    }
}
