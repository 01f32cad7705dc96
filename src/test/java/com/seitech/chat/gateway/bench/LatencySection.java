package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.OdooLogin;
import com.seitech.chat.gateway.program.Pause;
import com.seitech.chat.gateway.program.Progress;
import com.seitech.chat.gateway.program.RealOdooFacts;
import com.seitech.chat.gateway.program.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * From an agent's commit in the real Odoo, as its database noted it, to the event in the visitor's stream. Messages are
 * written at given times, so that a slow Odoo delays none of them unseen.
 */
final class LatencySection implements Section {
    private static final int STREAMS = 1_000;
    /** Of one series in one round: enough messages for a tail of the distribution. */
    private static final int WINDOWS_OF_A_SERIES = 4;
    /** After a change of rules each of Odoo's workers reads them anew, and checks every password once more. */
    private static final int WARMING_MESSAGES = 20;

    private static final Duration WARMING = Duration.ofSeconds(3);

    private final Scale scale;
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
        Replies replies = new Replies(RealOdooFacts.agent().loggedIn(), visitors);
        Gateway.Setup setup = Setups.of("gateway-latency", odoo, DataDirectory.with(visitors, odoo));
        try (Gateway gateway = Gateway.start(setup);
                Nudge nudge = new Nudge(gateway.uri());
                Wire wire = new Wire();
                Streams streams = new Streams(wire, gateway.address(), replies.delivery())) {
            streams.open(visitors);
            measure(replies, visitors.subList(0, WARMING_MESSAGES), nudge);
            Commits.readInto(replies.delivery());
            report(table, replies);
        }
    }

    private void measure(Replies replies, List<Visitor> warming, Nudge nudge) {
        new Series("warm-up", 0, 0).measure(replies);
        for (int round = 0; round < scale.rounds(); round++) {
            nudge.off();
            warmUp(replies, warming);
            alone.measure(replies);
            nudge.on();
            warmUp(replies, warming);
            nudged.measure(replies);
        }
    }

    private static void warmUp(Replies replies, List<Visitor> visitors) {
        visitors.forEach(replies::write);
        Pause.of(WARMING);
    }

    private void report(Table table, Replies replies) {
        alone.report(table, replies);
        nudged.report(table, replies);
        Delivery delivery = replies.delivery();
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

        void measure(Replies replies) {
            List<Integer> fresh =
                    replies.writtenDuring(() -> Pause.of(scale.window().multipliedBy(WINDOWS_OF_A_SERIES)));
            long lost = fresh.stream()
                    .filter(number -> !replies.delivery().hasArrived(number))
                    .count();
            Progress.say("latency, " + name + ": " + fresh.size() + " messages"
                    + (lost == 0 ? "" : ", some did not arrive"));
            messages.addAll(fresh);
        }

        void report(Table table, Replies replies) {
            double[] times = replies.sinceCommit(messages);
            report(table, "p50", Figures.percentile(times, 50), goalMiddle);
            report(table, "p99", Figures.percentile(times, 99), goalTail);
        }

        private void report(Table table, String figure, double measured, double goal) {
            String what = "from the commit to the stream, " + figure + ", " + name + " (" + messages.size()
                    + " messages, " + STREAMS + " streams)";
            table.goal(what, Figures.tenths(measured) + " ms", "≤ " + Figures.whole(goal) + " ms", measured <= goal);
        }
    }
}
