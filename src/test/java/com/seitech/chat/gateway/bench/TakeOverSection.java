package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.Progress;
import com.seitech.chat.gateway.program.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** How long a visitor waits whose replica is gone, at another one, where the load balancer sends him. */
final class TakeOverSection implements Section {
    private static final int REPLICAS = 3;
    private static final int CHANNELS = 400;

    private final int kills;
    private final int stops;

    TakeOverSection(int kills, int stops) {
        this.kills = kills;
        this.stops = stops;
    }

    @Override
    public String name() {
        return "takeover";
    }

    @Override
    public void run(Table table) throws NotMeasurable {
        try (FakeOdooProcess odoo = new FakeOdooProcess();
                SharedGateways replicas = new SharedGateways(odoo.gateway(), REPLICAS)) {
            List<Visitor> visitors = Visitors.inOdoo(odoo.gatewayUser(), CHANNELS);
            replicas.know(visitors);
            report(
                    table,
                    "longest poll of a visitor who polls all the time, when his replica gets SIGTERM",
                    longest(replicas, visitors, stops, replicas::stop));
            report(
                    table,
                    "longest poll, when his replica is killed with `kill -9`",
                    longest(replicas, visitors, kills, replicas::kill));
        }
    }

    private static List<Double> longest(
            SharedGateways replicas, List<Visitor> visitors, int times, Consumer<Gateway> end) throws NotMeasurable {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Gateway gone = replicas.first();
            Visitor visitor = replicas.of(gone, visitors).get(i);
            try (Asking asking = new Asking(replicas.last().uri(), visitor)) {
                end.accept(gone);
                seconds.add(asking.longestUntilServed());
            }
            Progress.say("takeover: " + seconds.getLast() + " s");
            replicas.refill(REPLICAS);
        }
        return seconds;
    }

    private static void report(Table table, String what, List<Double> seconds) {
        table.figure(
                what + " (" + seconds.size() + " times)",
                "median " + Figures.tenths(Figures.median(seconds)) + " s, longest "
                        + Figures.tenths(Collections.max(seconds)) + " s");
    }
}
