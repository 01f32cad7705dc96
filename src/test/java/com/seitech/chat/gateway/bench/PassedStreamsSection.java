package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.Pause;
import com.seitech.chat.gateway.program.ProcessFigures;
import com.seitech.chat.gateway.program.Progress;
import com.seitech.chat.gateway.program.Table;
import java.time.Duration;
import java.util.List;

/** Memory of a stream that one replica passes on from another, in both. */
final class PassedStreamsSection implements Section {
    private static final Duration SETTLING = Duration.ofSeconds(3);
    /** The first streams load classes and fill pools, which belong to no stream. */
    private static final int FIRST_STREAMS = 200;
    /** Of all channels the holder has a half, more or less. */
    private static final double CHANNELS_FOR_ONE = 2.3;

    private final int streams;

    PassedStreamsSection(int streams) {
        this.streams = streams;
    }

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public void run(Table table) throws NotMeasurable {
        try (FakeOdooProcess odoo = new FakeOdooProcess();
                SharedGateways replicas = new SharedGateways(odoo.gateway(), 2)) {
            int needed = streams + FIRST_STREAMS;
            List<Visitor> all = Visitors.inOdoo(odoo.gatewayUser(), (int) (needed * CHANNELS_FOR_ONE));
            replicas.know(all);
            List<Visitor> ours = replicas.of(replicas.first(), all).subList(0, needed);
            Progress.say("streams: " + ours.size() + " that are passed on");
            passedOn(table, replicas.first(), replicas.last(), ours);
        }
    }

    private void passedOn(Table table, Gateway holder, Gateway other, List<Visitor> visitors) throws NotMeasurable {
        try (Wire wire = new Wire();
                Streams open = new Streams(wire, other.address(), Arrivals.IGNORED)) {
            open.open(visitors.subList(0, FIRST_STREAMS));
            Pause.of(SETTLING);
            Growth atHolder = new Growth(holder);
            Growth atOther = new Growth(other);
            open.open(visitors.subList(FIRST_STREAMS, visitors.size()));
            Pause.of(SETTLING);
            String count = Figures.whole(open.openNow()) + " streams";
            table.figure("heap of a stream at the replica that looks after it, " + count, atHolder.of(streams));
            table.figure("besides, at another that passes it on", atOther.of(streams));
        }
    }

    /** What a process takes more than at first. */
    private static final class Growth {
        private final ProcessFigures process;
        private final long living;
        private final double resident;

        Growth(Gateway gateway) {
            process = new ProcessFigures(gateway.pid());
            living = process.livingBytes();
            resident = process.residentMegabytes();
        }

        String of(int streams) {
            double kilobytes = (process.livingBytes() - living) / 1024.0 / streams;
            double more = (process.residentMegabytes() - resident) * 1024 / streams;
            return Figures.tenths(kilobytes) + " KB (resident memory of the process grew by " + Figures.tenths(more)
                    + " KB per stream)";
        }
    }
}
