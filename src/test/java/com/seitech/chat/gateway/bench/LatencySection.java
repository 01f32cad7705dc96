package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.odoo.OdooUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongConsumer;

/**
 * From an agent's commit in the real Odoo to the event in the visitor's stream. The commit lies between the start of
 * the agent's call and its return, and nobody outside sees when: so both are told, and a goal is met only when the
 * longer time meets it. Messages are written at given times, so that a slow Odoo delays none of them unseen.
 */
final class LatencySection implements Section {
    private static final int STREAMS = 1_000;
    private static final int CAPACITY = 100_000;
    /** Of one series in one round: enough messages for a tail of the distribution. */
    private static final int WINDOWS_OF_A_SERIES = 4;

    private static final Duration UNTIL_ALL_ARRIVED = Duration.ofSeconds(5);
    private static final int NOT_FOUND = 404;

    private final Scale scale;
    private final Delivery delivery = new Delivery(CAPACITY);
    private final Series alone = new Series("tail alone", 60, 250);
    private final Series nudged = new Series("nudged as soon as the agent's call has returned", 25, 250);

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
        Gateway.Setup setup = new Gateway.Setup("gateway-latency", odoo, DataDirectory.with(visitors, odoo));
        try (Gateway gateway = Gateway.start(setup);
                Nudge nudge = new Nudge(gateway.uri());
                Wire wire = new Wire();
                Streams streams = new Streams(wire, gateway.address(), delivery)) {
            streams.open(visitors);
            boolean canNudge = nudge.send() != NOT_FOUND;
            OdooUser agent = RealOdooFacts.agent().loggedIn();
            warmUp(visitors, agent);
            for (int round = 0; round < scale.rounds(); round++) {
                alone.measure(visitors, agent, () -> {});
                if (canNudge) {
                    nudged.measure(visitors, agent, nudge::send);
                }
            }
            report(table, canNudge);
        }
    }

    private void warmUp(List<Visitor> visitors, OdooUser agent) {
        new Series("warm-up", 0, 0).measure(visitors, agent, () -> {});
    }

    private void report(Table table, boolean canNudge) {
        alone.report(table);
        if (canNudge) {
            nudged.report(table);
        } else {
            table.missing("stream latency, nudged", "the nudge answers 404");
        }
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

        void measure(List<Visitor> visitors, OdooUser agent, Runnable afterwards) {
            int first = delivery.written();
            LongConsumer writing = channel -> {
                int number = delivery.due();
                Thread.startVirtualThread(() -> write(agent, number, channel, afterwards));
            };
            Agent atWork = Agent.atWork(visitors, writing);
            Pause.of(scale.window().multipliedBy(WINDOWS_OF_A_SERIES));
            atWork.stop();
            boolean all = Pause.until(() -> delivery.arrivedCount() == delivery.written(), UNTIL_ALL_ARRIVED);
            Progress.say("latency, " + name + ": " + (delivery.written() - first) + " messages"
                    + (all ? "" : ", some did not arrive"));
            for (int number = first; number < delivery.written(); number++) {
                messages.add(number);
            }
        }

        private void write(OdooUser agent, int number, long channel, Runnable afterwards) {
            agent.create(
                    "seitech.chat.message", Map.of("channel_id", channel, "content", Delivery.text(number, channel)));
            delivery.returned(number);
            afterwards.run();
        }

        void report(Table table) {
            report(table, "p50", 50, goalMiddle);
            report(table, "p99", 99, goalTail);
        }

        private void report(Table table, String figure, double percent, double goal) {
            double shortest = Figures.percentile(times(delivery::sinceReturned), percent);
            double longest = Figures.percentile(times(delivery::sinceIntended), percent);
            String what = "stream latency " + figure + ", " + name + " (" + messages.size() + " messages, " + STREAMS
                    + " streams)";
            String measured = Figures.tenths(shortest) + " ms from the call's return, " + Figures.tenths(longest)
                    + " ms from its start";
            String wanted = "≤ " + Figures.whole(goal) + " ms";
            if (shortest <= goal && longest > goal) {
                table.undecided(what, measured, wanted);
            } else {
                table.goal(what, measured, wanted, longest <= goal);
            }
        }

        private double[] times(IntToDoubleFunction time) {
            return messages.stream()
                    .mapToInt(Integer::intValue)
                    .filter(delivery::hasArrived)
                    .mapToDouble(time)
                    .toArray();
        }
    }
}
