package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.ChildProcess;
import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.OdooLogin;
import com.seitech.chat.gateway.program.Progress;
import com.seitech.chat.gateway.program.RealOdooFacts;
import com.seitech.chat.gateway.program.ServerAddress;
import com.seitech.chat.gateway.program.Table;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Polls per second: the gateway between what one writes first and what the HTTP server below it can do. */
final class PollsSection implements Section {
    private static final int CHANNELS = 1_000;
    /** At full speed no session polls more often than the gateway promises to bear. */
    private static final int SESSIONS_OF_A_CHANNEL = 4;

    private static final double TIMES_NAIVE = 60;
    private static final double OF_RAW = 0.7;

    private final Scale scale;

    PollsSection(Scale scale) {
        this.scale = scale;
    }

    @Override
    public String name() {
        return "polls";
    }

    @Override
    public void run(Table table) throws NotMeasurable {
        OdooLogin odoo = RealOdooFacts.gateway();
        Progress.say("polls: making " + CHANNELS + " channels in the real Odoo");
        List<Visitor> visitors = Visitors.each(Visitors.inOdoo(odoo.loggedIn(), CHANNELS), SESSIONS_OF_A_CHANNEL);
        PollRate rate = new PollRate(visitors);
        try (Gateway gateway = Gateway.start(Setups.of("gateway-polls", odoo, DataDirectory.with(visitors, odoo)));
                ChildProcess naive = ChildProcess.main(
                        NaiveGateway.class, Gateway.FLAGS, odoo.arguments().toArray(String[]::new))) {
            InetSocketAddress naiveAddress =
                    ServerAddress.onPort(Integer.parseInt(naive.line(NaiveGateway.LISTENING, 60)));
            int length = rate.lengthOfAnswer(gateway.address());
            InetSocketAddress rawAddress = ServerAddress.free();
            try (ChildProcess raw = ChildProcess.main(
                    RawRoute.class, Gateway.FLAGS, String.valueOf(rawAddress.getPort()), String.valueOf(length))) {
                raw.line(RawRoute.LISTENING, 60);
                Rounds rounds = new Rounds(rate, gateway.address(), naiveAddress, rawAddress);
                rounds.warmUp();
                for (int i = 0; i < scale.rounds(); i++) {
                    rounds.next();
                }
                rounds.report(table, length);
            }
        }
    }

    /** The three in turn, so that a busy moment of the machine meets all of them. */
    private final class Rounds {
        private final PollRate rate;
        private final InetSocketAddress gateway;
        private final InetSocketAddress naive;
        private final InetSocketAddress raw;
        private final List<Double> ofGateway = new ArrayList<>();
        private final List<Double> ofNaive = new ArrayList<>();
        private final List<Double> ofRaw = new ArrayList<>();
        private final List<Double> timesNaive = new ArrayList<>();
        private final List<Double> timesRaw = new ArrayList<>();

        Rounds(PollRate rate, InetSocketAddress gateway, InetSocketAddress naive, InetSocketAddress raw) {
            this.rate = rate;
            this.gateway = gateway;
            this.naive = naive;
            this.raw = raw;
        }

        void warmUp() throws NotMeasurable {
            for (InetSocketAddress each : List.of(naive, gateway, raw)) {
                rate.measure(each, scale.warmUp());
            }
        }

        void next() throws NotMeasurable {
            double naiveRate = rate.measure(naive, scale.window());
            double gatewayRate = rate.measure(gateway, scale.window());
            double rawRate = rate.measure(raw, scale.window());
            Progress.say("polls: naive " + Figures.whole(naiveRate) + "/s, gateway " + Figures.whole(gatewayRate)
                    + "/s, raw " + Figures.whole(rawRate) + "/s");
            ofNaive.add(naiveRate);
            ofGateway.add(gatewayRate);
            ofRaw.add(rawRate);
            timesNaive.add(gatewayRate / naiveRate);
            timesRaw.add(gatewayRate / rawRate);
        }

        void report(Table table, int length) {
            table.figure("polls/s, gateway", Figures.whole(Figures.median(ofGateway)));
            table.figure(
                    "polls/s, naive gateway: one `search_read` each, real Odoo",
                    Figures.whole(Figures.median(ofNaive)));
            table.figure(
                    "polls/s, raw Vert.x route with the same " + length + " bytes: also the load's ceiling",
                    Figures.whole(Figures.median(ofRaw)));
            double naiveRatio = Figures.median(timesNaive);
            double rawRatio = Figures.median(timesRaw);
            table.goal("gateway / naive", Figures.tenths(naiveRatio) + " ×", "≥ 60 ×", naiveRatio >= TIMES_NAIVE);
            table.goal("gateway / raw", Figures.hundredths(rawRatio) + " ×", "≥ 0.7 ×", rawRatio >= OF_RAW);
        }
    }
}
