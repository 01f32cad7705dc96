package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.Pause;
import com.seitech.chat.gateway.program.Progress;
import com.seitech.chat.gateway.program.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Gateways that each follow Odoo for their own visitors, one after the other at the pace of so many replicas. They need not
 * know of each other for that: each has the pauses that it would have among the others.
 */
final class SharedPaceSection implements Section {
    private static final int VISITORS = 30;
    private static final int CAPACITY = 10_000;
    /** Of Odoo, as a real one on the same machine. */
    private static final Duration ANSWER = Duration.ofMillis(4);
    /** Everybody listens, or the conversation is hot everywhere. */
    private static final Duration SETTLING = Duration.ofSeconds(4);

    private static final Duration LATE = Duration.ofSeconds(10);

    private final Duration window;

    SharedPaceSection(Duration window) {
        this.window = window;
    }

    @Override
    public String name() {
        return "pace";
    }

    @Override
    public void run(Table table) throws NotMeasurable {
        for (int replicas : List.of(1, 3)) {
            // Each time a new one: what was said in it before would make the gateways that start hot.
            try (FakeOdooProcess odoo = new FakeOdooProcess()) {
                List<Visitor> visitors = Visitors.inOdoo(odoo.gatewayUser(), VISITORS);
                odoo.answersAfter(ANSWER);
                Path known = DataDirectory.with(visitors, odoo.gateway());
                try (Replicas running = new Replicas(odoo, known, replicas)) {
                    running.listen(visitors);
                    measure(table, odoo, running, visitors);
                }
            }
        }
    }

    private void measure(Table table, FakeOdooProcess odoo, Replicas running, List<Visitor> visitors) {
        String who = running.count() + (running.count() == 1 ? " replica" : " replicas");
        Pause.of(SETTLING);
        calls(table, who + ", nothing happens", 25, odoo, window);
        Delivery delivery = running.delivery();
        Agent agent = Agent.atWork(visitors, channel -> odoo.agentSays(channel, said(delivery, channel)));
        Pause.of(SETTLING);
        int first = delivery.written();
        calls(table, who + ", an agent answers somebody 5 times a second", 60, odoo, window);
        agent.stop();
        Pause.until(() -> delivery.arrivedCount() == delivery.written(), LATE);
        report(table, who, delivery, first);
    }

    private static void report(Table table, String who, Delivery delivery, int first) {
        double[] times = IntStream.range(first, delivery.written())
                .filter(delivery::hasArrived)
                .mapToDouble(delivery::sinceCommit)
                .toArray();
        Progress.say("pace: " + delivery.arrivedCount() + " of " + delivery.written() + " arrived");
        table.figure(
                "from an answer to the visitor's stream, " + who + " (" + times.length + " answers)",
                "median " + Figures.whole(Figures.percentile(times, 50)) + " ms, p99 "
                        + Figures.whole(Figures.percentile(times, 99)) + " ms");
    }

    private static String said(Delivery delivery, long channel) {
        String text = Delivery.text(delivery.next(), channel);
        delivery.committed(text, TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis()));
        return text;
    }

    private static void calls(Table table, String what, double goal, FakeOdooProcess odoo, Duration window) {
        odoo.mark();
        long start = System.nanoTime();
        Pause.of(window);
        FakeOdooProcess.Calls calls = odoo.calls();
        double perSecond = calls.total() / ((System.nanoTime() - start) / 1e9);
        Progress.say("pace: " + calls);
        table.goal(
                "Odoo calls/s, " + what,
                Figures.tenths(perSecond) + ", busiest second " + calls.busiestSecond(),
                "≤ " + Figures.whole(goal),
                perSecond <= goal);
    }

    /** Each with its part of the visitors. */
    private static final class Replicas implements AutoCloseable {
        private final List<Gateway> gateways = new ArrayList<>();
        private final List<Streams> streams = new ArrayList<>();
        private final Wire wire = new Wire();
        private final Delivery delivery = new Delivery(CAPACITY);

        Replicas(FakeOdooProcess odoo, Path known, int count) {
            for (int i = 0; i < count; i++) {
                Map<String, String> settings = Setups.sharedBy(count);
                gateways.add(Gateway.start(
                        new Gateway.Setup("gateway-tails-" + i, odoo.gateway(), DataDirectory.copyOf(known))
                                .withSettings(settings)));
            }
        }

        void listen(List<Visitor> visitors) throws NotMeasurable {
            int part = visitors.size() / count();
            for (int i = 0; i < count(); i++) {
                Streams own = new Streams(wire, gateways.get(i).address(), delivery);
                streams.add(own);
                own.open(visitors.subList(i * part, (i + 1) * part));
            }
        }

        int count() {
            return gateways.size();
        }

        Delivery delivery() {
            return delivery;
        }

        @Override
        public void close() {
            streams.forEach(Streams::close);
            wire.close();
            gateways.forEach(Gateway::close);
        }
    }
}
