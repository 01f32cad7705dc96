package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.odoo.OdooUser;
import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.OdooLogin;
import com.seitech.chat.gateway.program.Pause;
import com.seitech.chat.gateway.program.Progress;
import com.seitech.chat.gateway.program.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * From an agent's commit in the real Odoo, as its database noted it, to the event in the visitor's stream. Messages are
 * written at given times, so that a slow Odoo delays none of them unseen.
 */
final class LatencySection implements Section {
    private static final int STREAMS = 1_000;
    private static final int CAPACITY = 100_000;
    /** Of one series in one round: enough messages for a tail of the distribution. */
    private static final int WINDOWS_OF_A_SERIES = 4;
    /** After a change of rules each of Odoo's workers reads them anew, and checks every password once more. */
    private static final int WARMING_MESSAGES = 20;

    private static final Duration WARMING = Duration.ofSeconds(3);

    private static final Duration UNTIL_ALL_ARRIVED = Duration.ofSeconds(5);

    private final Scale scale;
    private final Delivery delivery = new Delivery(CAPACITY);
    private final Series alone = new Series("tail alone", 60, 250);
    private final Series nudged = new Series("nudged by Odoo's rule", 25, 250);

    LatencySection(Scale scale) {
        this.scale = scale;
    }

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public void run(Table table) throws NotMeasurable {
        OdooLogin odoo = RealOdooFacts.gateway();
        Progress.say("latency: making " + STREAMS + " channels in the real Odoo");
        List<Visitor> visitors = Visitors.inOdoo(odoo.loggedIn(), STREAMS);
        Gateway.Setup setup = Setups.of("gateway-latency", odoo, DataDirectory.with(visitors, odoo));
        try (Gateway gateway = Gateway.start(setup);
                Nudge nudge = new Nudge(gateway.uri());
                Wire wire = new Wire();
                Streams streams = new Streams(wire, gateway.address(), delivery)) {
            streams.open(visitors);
            measure(visitors, RealOdooFacts.agent().loggedIn(), nudge);
            Commits.readInto(delivery);
            report(table);
        }
    }

    private void measure(List<Visitor> visitors, OdooUser agent, Nudge nudge) {
        new Series("warm-up", 0, 0).measure(visitors, agent);
        for (int round = 0; round < scale.rounds(); round++) {
            nudge.off();
            warmUp(visitors, agent);
            alone.measure(visitors, agent);
            nudge.on();
            warmUp(visitors, agent);
            nudged.measure(visitors, agent);
        }
    }

    private void warmUp(List<Visitor> visitors, OdooUser agent) {
        visitors.stream().limit(WARMING_MESSAGES).forEach(visitor -> write(agent, delivery.next(), visitor.channel()));
        Pause.of(WARMING);
    }

    private static void write(OdooUser agent, int number, long channel) {
        agent.create("seitech.chat.message", Map.of("channel_id", channel, "content", Delivery.text(number, channel)));
    }

    private void report(Table table) {
        alone.report(table);
        nudged.report(table);
        table.goal(
                "of those, lost / twice or in the wrong stream",
                delivery.written() - delivery.arrivedCount() + " / " + delivery.wrong() + " of " + delivery.written(),
                "0 / 0",
                delivery.written() == delivery.arrivedCount() && delivery.wrong() == 0);
    }

    /** Messages that were delivered in the same way. */
    private final class Series {
        private final String name;
        private final double goalMiddle;
        private final double goalTail;
        private final List<Integer> messages = new ArrayList<>();

        Series(String name, double goalMiddle, double goalTail) {
            this.name = name;
            this.goalMiddle = goalMiddle;
            this.goalTail = goalTail;
        }

        void measure(List<Visitor> visitors, OdooUser agent) {
            int first = delivery.written();
            Agent atWork = Agent.atWork(visitors, channel -> {
                int number = delivery.next();
                Thread.startVirtualThread(() -> write(agent, number, channel));
            });
            Pause.of(scale.window().multipliedBy(WINDOWS_OF_A_SERIES));
            atWork.stop();
            boolean all = Pause.until(() -> delivery.arrivedCount() == delivery.written(), UNTIL_ALL_ARRIVED);
            Progress.say("latency, " + name + ": " + (delivery.written() - first) + " messages"
                    + (all ? "" : ", some did not arrive"));
            for (int number = first; number < delivery.written(); number++) {
                messages.add(number);
            }
        }

        void report(Table table) {
            report(table, "p50", 50, goalMiddle);
            report(table, "p99", 99, goalTail);
        }

        private void report(Table table, String figure, double percent, double goal) {
            double measured = Figures.percentile(
                    messages.stream()
                            .filter(delivery::hasArrived)
                            .mapToDouble(delivery::sinceCommit)
                            .toArray(),
                    percent);
            String what = "from the commit to the stream, " + figure + ", " + name + " (" + messages.size()
                    + " messages, " + STREAMS + " streams)";
            table.goal(what, Figures.tenths(measured) + " ms", "≤ " + Figures.whole(goal) + " ms", measured <= goal);
        }
    }
}
