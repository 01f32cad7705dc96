package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Pause;
import com.seitech.chat.gateway.real.PostgresUrl;
import com.seitech.chat.gateway.real.RealOdoo;
import java.time.Duration;

/** What a PostgreSQL had to do for one of its databases since then. It counts every transaction, and numbers those that write. */
final class Transactions {
    /** A connection that has nothing to do tells what it counted after ten seconds at the latest. */
    private static final Duration LATEST_REPORT = Duration.ofSeconds(11);

    /** Asked over another database, so that the questions do not count. */
    private static final PostgresUrl BESIDE = new PostgresUrl(RealOdoo.up().postgresPort(), "postgres");

    private final String database;
    private final Count before;
    private final long start = System.nanoTime();

    private Transactions(String database) {
        this.database = database;
        this.before = now();
    }

    /** From now on; whoever used the database just before is waited for. */
    static Transactions in(String database) {
        Pause.of(LATEST_REPORT);
        return atOnceIn(database);
    }

    /** The same, when nobody has used it just before. */
    static Transactions atOnceIn(String database) {
        return new Transactions(database);
    }

    /**
     * How many.
     *
     * @param writing of them: each has to be on the disk before its success is told
     */
    record Count(double all, double writing) {
        Count minus(Count other) {
            return new Count(all - other.all, writing - other.writing);
        }

        Count times(double factor) {
            return new Count(all * factor, writing * factor);
        }
    }

    private Count now() {
        return new Count(
                number("select xact_commit from pg_stat_database where datname = '" + database + "'"),
                number("select pg_snapshot_xmax(pg_current_snapshot())"));
    }

    private static double number(String query) {
        return Double.parseDouble(BESIDE.text(query));
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** All of them, when everybody has told. */
    Count total() {
        Pause.of(LATEST_REPORT);
        return now().minus(before);
    }

    Count perSecond() {
        Count counted = total();
        return counted.times(1 / seconds());
    }
}
