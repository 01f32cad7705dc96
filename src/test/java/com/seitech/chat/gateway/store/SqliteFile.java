package com.seitech.chat.gateway.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.flywaydb.core.Flyway;

/** A real database file, opened with the settings and the schema of the product. */
final class SqliteFile implements AutoCloseable {
    private static final Path SETTINGS = Path.of("src/main/resources/application.properties");

    private final AgroalDataSource source;
    private final SqliteDatabase database;

    private SqliteFile(TestStoreConfig config) {
        source = source(config.dataDir(), "");
        Flyway schema = Flyway.configure()
                .dataSource(source)
                .locations(settings().getProperty("quarkus.flyway.sqlite.locations"))
                .load();
        database = new SqliteDatabase(source, schema, config, Clock.systemUTC());
    }

    static SqliteFile open(Path directory) {
        return open(TestStoreConfig.in(directory));
    }

    static SqliteFile open(TestStoreConfig config) {
        SqliteFile file = new SqliteFile(config);
        file.database.open();
        return file;
    }

    /** One connection, like the product's; {@code pragmas} are appended to its URL. */
    static AgroalDataSource source(Path directory, String pragmas) {
        String url = settings()
                .getProperty("quarkus.datasource.sqlite.jdbc.url")
                .replace("${gateway.data-dir:data}", directory.toString());
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(1)
                            .acquisitionTimeout(Duration.ofSeconds(5))
                            .connectionFactoryConfiguration(
                                    factory -> factory.jdbcUrl(url + pragmas).autoCommit(true))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Properties settings() {
        Properties settings = new Properties();
        try (InputStream in = Files.newInputStream(SETTINGS)) {
            settings.load(in);
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SqliteDatabase database() {
        return database;
    }

    /** Stops the writer; the file stays. */
    void stop() {
        database.close();
    }

    @Override
    public void close() {
        database.close();
        source.close();
    }
}
