package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.ProcessFigures;
import com.seitech.chat.gateway.program.Progress;
import com.seitech.chat.gateway.program.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Quiet polls where their channel is looked after, and at another replica, which passes them on. */
final class PassedPollsSection implements Section {
    private static final int CHANNELS = 2_000;
    private static final double OF_DIRECT = 0.25;

    private final int rounds;
    private final Duration window;

    PassedPollsSection(int rounds, Duration window) {
        this.rounds = rounds;
        this.window = window;
    }

    @Override
    public String name() {
        return "polls";
    }

    @Override
    public void run(Table table) throws NotMeasurable {
        try (FakeOdooProcess odoo = new FakeOdooProcess();
                SharedGateways replicas = new SharedGateways(odoo.gateway(), 2)) {
            List<Visitor> all = Visitors.inOdoo(odoo.gatewayUser(), CHANNELS);
            replicas.know(all);
            Rounds measured = new Rounds(replicas.first(), replicas.last(), replicas.of(replicas.first(), all));
            measured.warmUp();
            for (int i = 0; i < rounds; i++) {
                measured.next();
            }
            measured.report(table);
        }
    }

    /** Both ways in turn, so that a busy moment of the machine meets both. */
    private final class Rounds {
        private final Gateway holder;
        private final Gateway other;
        private final PollRate rate;
        private final List<ProcessFigures> both;
        private final List<PollRate.Rate> direct = new ArrayList<>();
        private final List<PollRate.Rate> passed = new ArrayList<>();
        private final List<Double> ratios = new ArrayList<>();

        Rounds(Gateway holder, Gateway other, List<Visitor> visitors) {
            this.holder = holder;
            this.other = other;
            this.rate = new PollRate(visitors);
            this.both = List.of(new ProcessFigures(holder.pid()), new ProcessFigures(other.pid()));
        }

        /** The first polls ask the database who it is, and Odoo for the channel. */
        void warmUp() throws NotMeasurable {
            rate.measure(holder.address(), window.multipliedBy(3));
            rate.measure(other.address(), window.multipliedBy(4));
        }

        void next() throws NotMeasurable {
            direct.add(rate.measure(holder.address(), window, both));
            passed.add(rate.measure(other.address(), window, both));
            ratios.add(passed.getLast().perSecond() / direct.getLast().perSecond());
            Progress.say("polls: direct " + direct.getLast() + ", passed on " + passed.getLast());
        }

        void report(Table table) {
            table.figure("quiet polls/s where the channel is looked after", perSecond(direct));
            table.figure("quiet polls/s passed on by another replica", perSecond(passed));
            double ratio = Figures.median(ratios);
            table.goal("passed on / direct", Figures.hundredths(ratio) + " ×", "≥ 0.25 ×", ratio >= OF_DIRECT);
            table.figure(
                    "processor time of both replicas for a poll, direct / passed on",
                    micros(direct) + " / " + micros(passed));
        }

        private static String perSecond(List<PollRate.Rate> rates) {
            return Figures.whole(median(rates, PollRate.Rate::perSecond));
        }

        private static String micros(List<PollRate.Rate> rates) {
            return Figures.whole(median(rates, PollRate.Rate::processorMicros)) + " µs";
        }

        private static double median(List<PollRate.Rate> rates, ToDoubleFunction<PollRate.Rate> figure) {
            return Figures.median(rates.stream().mapToDouble(figure).boxed().toList());
        }
    }
}
