package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.OdooLogin;
import com.seitech.chat.gateway.program.Pause;
import com.seitech.chat.gateway.program.ServerAddress;
import com.seitech.chat.gateway.program.Table;
import com.seitech.chat.gateway.real.Balancer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Replicas with one database behind a load balancer, which gives each request to the next of them. One at a time is killed,
 * or all are restarted one after the other.
 */
final class MortalCluster implements Gateways {
    /** From before the others notice that it is gone to long after they have shared what was its. */
    private static final int SHORTEST_AWAY_MILLIS = 1_000;

    private static final int LONGEST_AWAY_MILLIS = 12_000;
    /** After a blow: what a lost replica did is taken over by then, connections to the database are new. */
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    private static final int STARTS = 5;
    private static final Duration BETWEEN_STARTS = Duration.ofSeconds(2);

    private final Timeline timeline;
    private final Random random;
    private final ReplicaDatabase database;
    private final List<MortalGateway> replicas;
    private final Balancer balancer;
    private final Meter meter;
    private final Absences absences = new Absences();
    private int restarts;

    private MortalCluster(Options options, OdooStack odoo, URI proxy, Timeline timeline) {
        this.timeline = timeline;
        this.random = new Random(options.seed());
        this.database = ReplicaDatabase.in(odoo);
        OdooLogin login = odoo.gateway(proxy);
        Map<String, String> settings = settings(options);
        this.replicas = IntStream.rangeClosed(1, options.replicas())
                .mapToObj(number -> new MortalGateway(
                        new Gateway.Setup("replica-" + number, login, MortalGateway.freshDisk())
                                .at(ServerAddress.lasting())
                                .withSettings(settings),
                        timeline))
                .toList();
        this.balancer =
                odoo.balancer(replicas.stream().map(MortalGateway::address).toList());
        this.meter = Meter.started(replicas, database, timeline);
    }

    /** @param proxy Odoo, as the replicas reach it */
    static MortalCluster born(Options options, OdooStack odoo, URI proxy, Timeline timeline) {
        return new MortalCluster(options, odoo, proxy, timeline);
    }

    /** All visitors come from one address, through nginx. */
    private Map<String, String> settings(Options options) {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("GATEWAY_HTTP_TRUSTED_PROXIES", "127.0.0.1");
        settings.put("GATEWAY_ODOO_PERMITS", "3");
        settings.put("GATEWAY_LIMITS_CHANNEL_BURST", String.valueOf(options.visitors()));
        settings.put("GATEWAY_LIMITS_CONNECTIONS_PER_ADDRESS", String.valueOf(options.visitors() * 4));
        return settings;
    }

    @Override
    public URI uri() {
        return balancer.uri();
    }

    @Override
    public void suffer(Blow.Kind blow) {
        Duration from = timeline.now();
        switch (blow) {
            case KILL_REPLICA -> killOne();
            case ROLLING_RESTART -> replicas.forEach(this::restart);
            default -> throw new IllegalArgumentException("replicas cannot be struck by: " + blow);
        }
        absences.strain(new Span(from, timeline.now().plus(RECOVERY)));
    }

    @Override
    public void outlive(Runnable work) {
        Duration from = timeline.now();
        work.run();
        absences.strain(new Span(from, timeline.now().plus(RECOVERY)));
    }

    private void killOne() {
        MortalGateway replica = replicas.get(random.nextInt(replicas.size()));
        Duration from = timeline.now();
        timeline.note(replica.name() + " dies");
        replica.kill();
        Pause.of(Duration.ofMillis(random.nextInt(SHORTEST_AWAY_MILLIS, LONGEST_AWAY_MILLIS)));
        rise(replica);
        absences.add(timeline.since(from));
    }

    /** Nobody may notice, so that it counts as no absence. */
    private void restart(MortalGateway replica) {
        timeline.note(replica.name() + " is told to stop");
        replica.stop();
        rise(replica);
        restarts++;
    }

    /** It may end at once, while its database is away: an orchestrator starts it until it lives. */
    private void rise(MortalGateway replica) {
        for (int i = 1; i < STARTS; i++) {
            try {
                replica.rise();
                replica.awaitReady();
                timeline.note(replica.name() + " is ready");
                return;
            } catch (IllegalStateException e) {
                timeline.note(replica.name() + " does not start: " + e.getMessage());
                replica.kill();
                Pause.of(BETWEEN_STARTS);
            }
        }
        replica.rise();
        replica.awaitReady();
    }

    @Override
    public void awaitReady() {
        replicas.forEach(MortalGateway::awaitReady);
    }

    @Override
    public Absences absences() {
        return absences;
    }

    @Override
    public void report(Table table) {
        table.figure("times that a replica was killed", String.valueOf(absences.count()));
        table.figure("times that one was told to stop", String.valueOf(restarts));
        meter.report(table);
    }

    @Override
    public void close() {
        meter.close();
        balancer.close();
        replicas.forEach(MortalGateway::close);
        database.close();
    }
}
