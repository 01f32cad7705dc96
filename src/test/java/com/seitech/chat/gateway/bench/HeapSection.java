package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.Pause;
import com.seitech.chat.gateway.program.ProcessFigures;
import com.seitech.chat.gateway.program.Progress;
import com.seitech.chat.gateway.program.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Memory: what one idle stream takes, and whether a small process bears a large crowd. */
final class HeapSection implements Section {
    private static final double KILOBYTES_OF_A_STREAM = 12;
    private static final double MEGABYTES_OF_THE_PROCESS = 512;
    private static final Duration SETTLING = Duration.ofSeconds(5);
    /** The first streams load classes and fill pools, which belong to no stream. */
    private static final int FIRST_STREAMS = 200;

    private static final int CONNECTIONS = 128;
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(30);
    /** Half of the whole for objects; the rest is code, threads, buffers of the network and the collector itself. */
    private static final String[] SMALL = {"-Xmx256m", "-XX:MaxDirectMemorySize=64m", "-XX:+UseSerialGC"};

    private final Scale scale;

    HeapSection(Scale scale) {
        this.scale = scale;
    }

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public void run(Table table) throws NotMeasurable {
        try (FakeOdooProcess odoo = new FakeOdooProcess()) {
            Progress.say("heap: making " + scale.visitors() + " channels and sessions");
            List<Visitor> visitors = Visitors.inOdoo(odoo.gatewayUser(), scale.visitors());
            Path data = DataDirectory.with(visitors, odoo.gateway());
            perStream(table, Setups.of("gateway-heap", odoo.gateway(), data), visitors);
            smallProcess(table, Setups.of("gateway-small", odoo.gateway(), data).withFlags(SMALL), visitors);
        }
    }

    private void perStream(Table table, Gateway.Setup setup, List<Visitor> visitors) throws NotMeasurable {
        List<Visitor> streaming = visitors.subList(0, scale.streams());
        try (Gateway gateway = Gateway.start(setup);
                Wire wire = new Wire();
                Streams streams = new Streams(wire, gateway.address(), Arrivals.IGNORED)) {
            ProcessFigures process = new ProcessFigures(gateway.pid());
            streams.open(streaming.subList(0, FIRST_STREAMS));
            Pause.of(SETTLING);
            long before = process.livingBytes();
            double residentBefore = process.residentMegabytes();
            streams.open(streaming.subList(FIRST_STREAMS, streaming.size()));
            Pause.of(SETTLING);
            int more = streaming.size() - FIRST_STREAMS;
            double kilobytes = (process.livingBytes() - before) / 1024.0 / more;
            double resident = process.residentMegabytes() - residentBefore;
            table.goal(
                    "heap of an idle stream, " + Figures.whole(streams.openNow()) + " streams",
                    Figures.tenths(kilobytes) + " KB (resident memory of the process grew by "
                            + Figures.tenths(resident * 1024 / more) + " KB per stream)",
                    "≤ 12 KB",
                    kilobytes <= KILOBYTES_OF_A_STREAM);
        }
    }

    private void smallProcess(Table table, Gateway.Setup setup, List<Visitor> visitors) throws NotMeasurable {
        try (Gateway gateway = Gateway.start(setup);
                Wire wire = new Wire();
                Streams streams = new Streams(wire, gateway.address(), Arrivals.IGNORED)) {
            Progress.say("heap: a small gateway, " + String.join(" ", setup.flags()));
            Polls polls = new Polls(wire, gateway.address(), visitors, CONNECTIONS);
            polls.atPace(visitors.size() / (POLL_INTERVAL.toMillis() / 1e3));
            streams.open(visitors.subList(0, scale.streams()));
            Pause.of(POLL_INTERVAL.plus(SETTLING));
            boolean survived = gateway.isAlive()
                    && streams.openNow() == scale.streams()
                    && polls.count().failed() == 0;
            double peak = gateway.isAlive() ? new ProcessFigures(gateway.pid()).peakResidentMegabytes() : Double.NaN;
            Progress.say("heap: " + polls.count() + ", late " + polls.late());
            polls.stop();
            table.goal(
                    "peak resident memory with " + Figures.whole(scale.streams()) + " streams and "
                            + Figures.whole(visitors.size()) + " sessions polling every " + POLL_INTERVAL.toSeconds()
                            + " s, `"
                            + String.join(" ", setup.flags()) + "`",
                    Figures.whole(peak) + " MB, "
                            + (survived
                                    ? "all served"
                                    : "**not all served**: " + polls.count().failed() + " polls failed, "
                                            + streams.openNow() + " streams open"),
                    "≤ 512 MB",
                    survived && peak <= MEGABYTES_OF_THE_PROCESS);
        }
    }
}
