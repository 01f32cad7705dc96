package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Pause;
import com.seitech.chat.gateway.program.Table;
import com.seitech.chat.gateway.real.PostgresUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * What it would cost if one replica followed Odoo and handed everything over through the database: a row is written and
 * told of, and another connection reads it.
 */
final class HandoverSection implements Section {
    private static final int WARMING = 50;
    private static final int PATIENCE_MILLIS = 5_000;

    private final int rounds;

    HandoverSection(int rounds) {
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return "handover";
    }

    @Override
    public void run(Table table) throws NotMeasurable {
        try (PostgresUrl database = PostgresUrl.created();
                Connection leader = connected(database);
                Connection follower = connected(database)) {
            execute(leader, "create table news (id bigint primary key, message text not null)");
            execute(follower, "listen news");
            leader.setAutoCommit(false);
            double[] times = new double[rounds];
            for (int i = -WARMING; i < rounds; i++) {
                double took = handedOver(leader, follower, i);
                if (i >= 0) {
                    times[i] = took;
                }
                Pause.of(Duration.ofMillis(2));
            }
            report(table, times);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connected(PostgresUrl database) throws SQLException {
        return DriverManager.getConnection(database.jdbc(), PostgresUrl.USER, "");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Milliseconds. The follower waits already when the leader writes: so it is in a thread of its own. */
    private static double handedOver(Connection leader, Connection follower, long id) throws SQLException {
        Thread writing = Thread.ofPlatform().unstarted(() -> write(leader, id));
        long start = System.nanoTime();
        writing.start();
        awaitNotice(follower);
        try (Statement statement = follower.createStatement();
                ResultSet row = statement.executeQuery("select message from news where id = " + id)) {
            row.next();
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** The driver's interface cannot be compiled against without the annotations that it is written with. */
    private static void awaitNotice(Connection follower) throws SQLException {
        try {
            Class<?> driver = Class.forName("org.postgresql.PGConnection");
            Object told =
                    driver.getMethod("getNotifications", int.class).invoke(follower.unwrap(driver), PATIENCE_MILLIS);
            if (!(told instanceof Object[] some) || some.length == 0) {
                throw new SQLException("not told within " + PATIENCE_MILLIS + " ms");
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Connection leader, long id) {
        try {
            execute(leader, "insert into news values (" + id + ", 'How can I help you?')");
            execute(leader, "notify news");
            leader.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void report(Table table, double[] times) {
        table.figure(
                "hand-over by one leader through PostgreSQL, a row and `NOTIFY` (" + times.length + " times)",
                "median " + Figures.tenths(Figures.percentile(times, 50)) + " ms, p99 "
                        + Figures.tenths(Figures.percentile(times, 99)) + " ms");
    }
}
