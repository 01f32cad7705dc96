package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.diagnosis.Finding;
import io.quarkus.credentials.CredentialsProvider;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Asks PostgreSQL what a gateway needs of it; changes nothing. */
final class PostgresLook {
    private static final String SUBJECT = "PostgreSQL";
    private static final Duration SKEW = Duration.ofSeconds(10);
    private static final String PATIENCE_SECONDS = "10";

    private final StoreConfig.Postgresql config;
    private final Clock clock;

    PostgresLook(StoreConfig config, Clock clock) {
        this.config = config.postgresql();
        this.clock = clock;
    }

    List<Finding> findings() {
        try (Connection connection = DriverManager.getConnection(config.url(), properties())) {
            connection.setReadOnly(true);
            return looked(connection);
        } catch (SQLException e) {
            return List.of(Finding.fail(SUBJECT, PostgresProblem.of(e).text()));
        } catch (UncheckedIOException e) {
            return List.of(Finding.fail(SUBJECT, String.valueOf(e.getMessage()), "see who may read it"));
        }
    }

    private Properties properties() {
        Map<String, String> credentials = new PostgresPassword(config).getCredentials("");
        Properties properties = new Properties();
        properties.setProperty("user", credentials.getOrDefault(CredentialsProvider.USER_PROPERTY_NAME, ""));
        properties.setProperty("password", credentials.getOrDefault(CredentialsProvider.PASSWORD_PROPERTY_NAME, ""));
        properties.setProperty("connectTimeout", PATIENCE_SECONDS);
        properties.setProperty("socketTimeout", PATIENCE_SECONDS);
        return properties;
    }

    private List<Finding> looked(Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                Finding.ok(SUBJECT, "version " + text(connection, "show server_version") + ", the login is accepted"));
        findings.add(rights(connection));
        if (flag(connection, "select pg_is_in_recovery()")) {
            findings.add(Finding.fail(
                    SUBJECT,
                    "it is a standby, which nobody can write: name the primary in" + " gateway.postgresql.url"));
        }
        if (!"UTF8".equals(text(connection, "show server_encoding"))) {
            findings.add(
                    Finding.fail(SUBJECT, "the database cannot hold every character: create it with encoding UTF8"));
        }
        if (Integer.parseInt(text(connection, "show max_connections")) <= config.pool()) {
            findings.add(Finding.warn(
                    SUBJECT,
                    "it has no more connections than one gateway may use",
                    "raise its max_connections, or lower gateway.postgresql.pool"));
        }
        findings.add(clock(connection));
        return findings;
    }

    private static Finding rights(Connection connection) throws SQLException {
        boolean made = flag(connection, "select to_regclass('flyway_schema_history') is not null");
        if (!flag(connection, "select has_schema_privilege(current_schema(), 'CREATE')")) {
            return Finding.fail(SUBJECT, PostgresProblem.NO_RIGHTS.text());
        }
        return Finding.ok(SUBJECT, made ? "the gateway's tables are there" : "the tables are made at the first start");
    }

    private Finding clock(Connection connection) throws SQLException {
        Instant there = Instant.ofEpochMilli(
                Long.parseLong(text(connection, "select (extract(epoch from clock_timestamp()) * 1000)::bigint")));
        Duration skew = Duration.between(clock.instant(), there).abs();
        return skew.compareTo(SKEW) > 0
                ? Finding.warn(
                        SUBJECT,
                        "its clock and ours differ by " + skew.toSeconds() + " s",
                        "have both machines set their clocks by NTP")
                : Finding.ok(SUBJECT, "its clock goes with ours");
    }

    private static boolean flag(Connection connection, String sql) throws SQLException {
        return Sql.first(connection, row -> row.getBoolean(1), sql).orElse(false);
    }

    private static String text(Connection connection, String sql) throws SQLException {
        return Sql.first(connection, row -> row.getString(1), sql).orElse("");
    }
}
