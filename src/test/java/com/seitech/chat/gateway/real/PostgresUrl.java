package com.seitech.chat.gateway.real;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A database of the PostgreSQL on that port, which a real Odoo has. */
public record PostgresUrl(int port, String name) implements AutoCloseable {
    /** May do everything there, without a password. */
    public static final String USER = "odoo";

    /** A new one, of the Odoo that all tests share. */
    public static PostgresUrl created() {
        PostgresUrl url = new PostgresUrl(RealOdoo.up().postgresPort(), newName());
        url.administer("create database " + url.name());
        return url;
    }

    public static String newName() {
        return "gateway_" + UUID.randomUUID().toString().replace("-", "");
    }

    /** As JDBC takes it. */
    public String jdbc() {
        return jdbc(name);
    }

    /** The same, by way of another port of this machine. */
    public String jdbc(int other) {
        return jdbc(other, name);
    }

    private String jdbc(String database) {
        return jdbc(port, database);
    }

    private static String jdbc(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void administer(String sql) {
        execute(jdbc("postgres"), sql);
    }

    /** Changes something in it. */
    public void change(String sql) {
        execute(jdbc(), sql);
    }

    private static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url, USER, "");
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
