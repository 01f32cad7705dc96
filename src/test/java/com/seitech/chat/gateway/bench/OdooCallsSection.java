package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.Pause;
import com.seitech.chat.gateway.program.Progress;
import com.seitech.chat.gateway.program.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What Odoo notices of visitors who poll: calls per second by their number, and after a restart of the gateway. */
final class OdooCallsSection implements Section {
    private static final int CONNECTIONS = 128;
    private static final double WITHOUT_TRAFFIC = 25;
    private static final double HOT = 60;
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final Scale scale;

    OdooCallsSection(Scale scale) {
        this.scale = scale;
    }

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public void run(Table table) throws NotMeasurable {
        try (FakeOdooProcess odoo = new FakeOdooProcess()) {
            Progress.say("calls: making " + scale.visitors() + " channels and sessions");
            List<Visitor> visitors = Visitors.inOdoo(odoo.gatewayUser(), scale.visitors());
            Path data = DataDirectory.with(visitors, odoo.gateway());
            Gateway.Setup setup = Setups.of("gateway-calls", odoo.gateway(), data);
            try (Wire wire = new Wire()) {
                try (Gateway gateway = Gateway.start(setup)) {
                    for (int count : List.of(10, 1_000, scale.visitors())) {
                        withPolling(table, odoo, new Crowd(wire, gateway, visitors.subList(0, count)));
                    }
                }
                restart(table, odoo, setup, wire, visitors);
            }
        }
    }

    /** Visitors who poll as long as it is open. */
    private static final class Crowd implements AutoCloseable {
        private final List<Visitor> visitors;
        private final Duration interval;
        private final Polls polls;

        Crowd(Wire wire, Gateway gateway, List<Visitor> visitors) {
            this.visitors = visitors;
            this.interval = visitors.size() > 1_000 ? Scale.POLL_INTERVAL_OF_CROWD : Scale.POLL_INTERVAL;
            this.polls = new Polls(wire, gateway.address(), visitors, CONNECTIONS);
            polls.atPace(visitors.size() / (interval.toMillis() / 1e3));
        }

        /** Everybody has polled once, and the gateway has calmed down. */
        void settle() {
            Pause.of(interval.plus(SETTLING));
        }

        String described() {
            return Figures.whole(visitors.size()) + " sessions polling every " + interval.toSeconds() + " s";
        }

        @Override
        public void close() {
            polls.stop();
        }
    }

    private void withPolling(Table table, FakeOdooProcess odoo, Crowd crowd) throws NotMeasurable {
        try (crowd) {
            crowd.settle();
            report(table, crowd.described() + ", no messages", WITHOUT_TRAFFIC, measured(odoo, crowd));
            Agent agent = Agent.atWork(crowd.visitors, odoo::agentReplies);
            try {
                Pause.of(SETTLING);
                report(table, crowd.described() + ", 5 messages/s from agents", HOT, measured(odoo, crowd));
            } finally {
                agent.stop();
            }
        }
    }

    /** Calls per second, one figure per window. */
    private List<FakeOdooProcess.Calls> measured(FakeOdooProcess odoo, Crowd crowd) throws NotMeasurable {
        List<FakeOdooProcess.Calls> windows = new ArrayList<>();
        Polls.Count before = crowd.polls.count();
        for (int i = 0; i < scale.rounds(); i++) {
            odoo.mark();
            Pause.of(scale.window());
            windows.add(odoo.calls());
        }
        Polls.Count polled = crowd.polls.count().since(before);
        Progress.say("calls: " + polled + ", late " + crowd.polls.late() + ", last window " + windows.getLast());
        if (polled.failed() > 0) {
            throw new NotMeasurable(crowd.described() + ": " + polled.failed() + " polls failed, " + polled.answered()
                    + " were answered");
        }
        return windows;
    }

    private void report(Table table, String what, double goal, List<FakeOdooProcess.Calls> windows) {
        double seconds = scale.window().toMillis() / 1e3;
        double median = Figures.median(
                windows.stream().map(window -> window.total() / seconds).toList());
        int most = windows.stream()
                .mapToInt(FakeOdooProcess.Calls::busiestSecond)
                .max()
                .orElse(0);
        table.goal(
                "Odoo calls/s, " + what,
                Figures.tenths(median) + ", busiest second " + most,
                "≤ " + Figures.whole(goal),
                median <= goal);
    }

    private void restart(Table table, FakeOdooProcess odoo, Gateway.Setup setup, Wire wire, List<Visitor> visitors) {
        Progress.say("calls: restart of the gateway under " + visitors.size() + " polling sessions");
        odoo.mark();
        try (Gateway gateway = Gateway.start(setup);
                Crowd crowd = new Crowd(wire, gateway, visitors)) {
            Pause.of(scale.afterRestart());
            FakeOdooProcess.Calls calls = odoo.calls();
            Progress.say("calls: " + crowd.polls.count() + ", " + calls);
            table.figure(
                    "Odoo calls in the busiest second of the first "
                            + scale.afterRestart().toSeconds() + " s after a restart, " + crowd.described(),
                    calls.busiestSecond() + " (" + calls.total() + " in all, "
                            + crowd.polls.count().failed() + " polls failed)");
        }
    }
}
