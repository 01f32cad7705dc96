package com.seitech.chat.gateway.real;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A new database of the PostgreSQL that the real Odoo has. */
public record PostgresUrl(String name) implements AutoCloseable {
    /** May do everything there, without a password. */
    public static final String USER = "odoo";

    /** An empty one. */
    public static PostgresUrl created() {
        PostgresUrl url =
                new PostgresUrl("gateway_" + UUID.randomUUID().toString().replace("-", ""));
        administer("create database " + url.name());
        return url;
    }

    /** As JDBC takes it. */
    public String jdbc() {
        return jdbc(name);
    }

    /** The same, by way of another port of this machine. */
    public String jdbc(int port) {
        return jdbc(port, name);
    }

    private static String jdbc(String database) {
        return jdbc(RealOdoo.up().postgresPort(), database);
    }

    private static String jdbc(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static void administer(String sql) {
        try (Connection connection = DriverManager.getConnection(jdbc("postgres"), USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one value that the query finds. */
    public String text(String sql) {
        try (Connection connection = DriverManager.getConnection(jdbc(), USER, "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever is still connected is cut off. */
    @Override
    public void close() {
        administer("drop database if exists " + name + " with (force)");
    }
}
