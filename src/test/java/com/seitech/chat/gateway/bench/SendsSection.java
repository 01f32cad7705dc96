package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.Progress;
import com.seitech.chat.gateway.program.Table;
import java.time.Duration;
import java.util.List;

/**
 * Visitors' messages until they are in Odoo: at the replica that looks after the channel, passed on by another, and at a
 * gateway with SQLite. Whoever writes has the page open, as visitors do.
 */
final class SendsSection implements Section {
    private static final int CHANNELS = 400;
    private static final int WRITERS = 100;
    private static final int AT_ONCE = 16;
    private static final int WARMING = 200;

    private final int times;
    private final int rounds;
    private final Duration window;

    /** @param times that each way is gone alone */
    SendsSection(int times, int rounds, Duration window) {
        this.times = times;
        this.rounds = rounds;
        this.window = window;
    }

    @Override
    public String name() {
        return "sends";
    }

    @Override
    public void run(Table table) throws NotMeasurable {
        try (FakeOdooProcess odoo = new FakeOdooProcess();
                SharedGateways replicas = new SharedGateways(odoo.gateway(), 2)) {
            List<Visitor> all = Visitors.inOdoo(odoo.gatewayUser(), CHANNELS);
            replicas.know(all);
            List<Visitor> ours = replicas.of(replicas.first(), all).subList(0, WRITERS);
            List<Visitor> others = Visitors.inOdoo(odoo.gatewayUser(), WRITERS);
            Gateway.Setup alone =
                    new Gateway.Setup("gateway-sqlite", odoo.gateway(), DataDirectory.with(others, odoo.gateway()));
            try (Gateway sqlite = Gateway.start(alone.withSettings(Setups.withoutLimits()));
                    Wire wire = new Wire();
                    Streams streams = new Streams(wire, replicas.first().address(), Arrivals.IGNORED);
                    Streams beside = new Streams(wire, sqlite.address(), Arrivals.IGNORED)) {
                streams.open(ours);
                beside.open(others);
                measure(table, odoo, replicas, new Ways(replicas, sqlite, ours, others));
            }
        }
    }

    private record Ways(Sends direct, Sends passedOn, Sends sqlite) {
        Ways(SharedGateways replicas, Gateway sqlite, List<Visitor> ours, List<Visitor> others) {
            this(
                    new Sends("at the replica that looks after the channel", replicas.first(), replicas.all(), ours),
                    new Sends("passed on by another replica", replicas.last(), replicas.all(), ours),
                    new Sends("SQLite", sqlite, List.of(sqlite), others));
        }

        List<Sends> all() {
            return List.of(direct, passedOn, sqlite);
        }
    }

    private void measure(Table table, FakeOdooProcess odoo, SharedGateways replicas, Ways ways) {
        ways.all().forEach(way -> way.alone(WARMING));
        ways.all().forEach(Sends::forget);
        Transactions.Count idle = Transactions.in(replicas.database()).perSecond();
        Transactions counted = Transactions.atOnceIn(replicas.database());
        odoo.mark();
        for (int i = 0; i < times; i++) {
            ways.all().forEach(way -> way.alone(1));
        }
        Progress.say("sends: " + odoo.calls());
        Transactions.Count all = counted.total();
        Transactions.Count each = all.minus(idle.times(counted.seconds())).times(1.0 / (2 * times));
        for (int i = 0; i < rounds; i++) {
            ways.all().forEach(way -> way.together(AT_ONCE, window));
        }
        report(table, ways, each);
    }

    private void report(Table table, Ways ways, Transactions.Count each) {
        for (Sends way : ways.all()) {
            table.figure("time of a send until it is in Odoo, " + way.name() + " (" + times + " times)", way.times());
        }
        for (Sends way : ways.all()) {
            table.figure("sends/s in Odoo, " + AT_ONCE + " at once, " + way.name(), way.rate());
        }
        table.figure(
                "PostgreSQL transactions for a send",
                Figures.tenths(each.all()) + ", of which " + Figures.tenths(each.writing()) + " write");
    }
}
