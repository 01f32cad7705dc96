package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.program.Pause;
import com.seitech.chat.gateway.program.ProcessFigures;
import com.seitech.chat.gateway.program.Table;
import com.seitech.chat.gateway.real.PostgresUrl;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks once a second at what replicas ask of Odoo, write and take. */
final class Meter implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** Counted by each gateway for itself. */
    private static final String CALLS = "gateway_odoo_calls_seconds_count{";

    private static final String SECONDS = "gateway_odoo_calls_seconds_sum{";

    private static final String FOR_ALL = "lane=\"shared\"";

    private static final Pattern OPERATION = Pattern.compile("operation=\"(?:seitech\\.chat\\.)?([^\"]*)\"");
    private static final Duration FULLEST = Duration.ofSeconds(5);

    private static final String WRITTEN = """
            SELECT xact_commit, tup_inserted + tup_updated + tup_deleted
            FROM pg_stat_database WHERE datname = current_database()""";

    private final List<MortalGateway> replicas;
    private final ReplicaDatabase database;
    private final Timeline timeline;
    private final Growth calls = new Growth();
    private final Growth seconds = new Growth();
    private final Growth callsForAll = new Growth();
    private final Growth commits = new Growth();
    private final Growth rows = new Growth();
    private final Map<String, Double> megabytes = new TreeMap<>();
    private volatile boolean over;

    private Meter(List<MortalGateway> replicas, ReplicaDatabase database, Timeline timeline) {
        this.replicas = replicas;
        this.database = database;
        this.timeline = timeline;
    }

    static Meter started(List<MortalGateway> replicas, ReplicaDatabase database, Timeline timeline) {
        Meter meter = new Meter(replicas, database, timeline);
        Thread.ofPlatform().daemon().name("meter").start(meter::lookAtIntervals);
        return meter;
    }

    private void lookAtIntervals() {
        while (!over) {
            lookAtReplicas();
            lookAtDatabase();
            Pause.of(PAUSE);
        }
    }

    private void lookAtReplicas() {
        Map<String, Double> counters = new HashMap<>();
        Map<String, Double> times = new HashMap<>();
        for (MortalGateway replica : replicas) {
            String metrics = replica.living().metrics();
            collect(replica.name(), metrics, CALLS, counters);
            collect(replica.name(), metrics, SECONDS, times);
            lookAtMemory(replica);
        }
        Duration now = timeline.now();
        calls.read(now, counters);
        seconds.read(now, times);
        callsForAll.read(
                now,
                counters.entrySet().stream()
                        .filter(counter -> counter.getKey().contains(FOR_ALL))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static void collect(String replica, String metrics, String beginning, Map<String, Double> into) {
        metrics.lines().filter(line -> line.startsWith(beginning)).forEach(line -> {
            int end = line.lastIndexOf(' ');
            into.put(replica + line.substring(0, end), Double.valueOf(line.substring(end + 1)));
        });
    }

    private static String operation(String counter) {
        Matcher named = OPERATION.matcher(counter);
        return named.find() ? named.group(1) : counter;
    }

    private synchronized void lookAtMemory(MortalGateway replica) {
        try {
            double now = new ProcessFigures(replica.living().pid()).residentMegabytes();
            megabytes.merge(replica.name(), now, Math::max);
        } catch (UncheckedIOException e) {
            // It is gone at the moment.
        }
    }

    private void lookAtDatabase() {
        try (Connection connection = DriverManager.getConnection(database.url().jdbc(), PostgresUrl.USER, "");
                ResultSet figures = connection.createStatement().executeQuery(WRITTEN)) {
            figures.next();
            Duration now = timeline.now();
            commits.read(now, Map.of("commits", figures.getDouble(1)));
            rows.read(now, Map.of("rows", figures.getDouble(2)));
        } catch (SQLException e) {
            // It is away at the moment.
        }
    }

    /** So far. */
    synchronized void report(Table table) {
        table.figure("calls to Odoo per second of all replicas together, mean / most in 5 s", calls.toString());
        table.figure("of those, what is asked for all visitors together", callsForAll.toString());
        table.figure("by operation, in the fullest 5 s", calls.inFullest(FULLEST, Meter::operation));
        table.figure("of those for all visitors", callsForAll.inFullest(FULLEST, Meter::operation));
        table.figure(
                "time of a call to Odoo, mean",
                String.format(Locale.ROOT, "%.0f ms", 1e3 * seconds.mean() / Math.max(calls.mean(), 1e-9)));
        table.figure("transactions per second in the replicas' database, mean / most in 5 s", commits.toString());
        table.figure("rows written per second there", rows.toString());
        table.figure(
                "memory of each replica, most (resident)",
                megabytes.values().stream()
                        .map(most -> String.format(Locale.ROOT, "%.0f MB", most))
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public void close() {
        over = true;
    }
}
