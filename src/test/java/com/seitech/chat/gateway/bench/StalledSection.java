package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.bench.AgentFiles.AgentFile;
import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.OdooLogin;
import com.seitech.chat.gateway.program.Progress;
import com.seitech.chat.gateway.program.RealOdooFacts;
import com.seitech.chat.gateway.program.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What many who stop reading in the middle of a file cost those who talk, and whether they get it whole at last. */
final class StalledSection implements Section {
    private static final int READERS = 100;
    private static final int FILES = 10;
    private static final int FILE_BYTES = 5 * FileSize.MEGABYTE;
    private static final int TALKING = 50;
    private static final double TIMES_WITHOUT = 1.25;

    private final FileScale scale;
    private final Talk.Series without = new Talk.Series();
    private final Talk.Series with = new Talk.Series();
    private int whole;
    private int refusals;

    StalledSection(FileScale scale) {
        this.scale = scale;
    }

    @Override
    public String name() {
        return "stalled";
    }

    @Override
    public void run(Table table) throws NotMeasurable {
        OdooLogin odoo = RealOdooFacts.gateway();
        List<Visitor> talking = Visitors.inOdoo(odoo.loggedIn(), TALKING);
        List<Visitor> withFiles = Visitors.inOdoo(odoo.loggedIn(), FILES);
        AgentFiles files = new AgentFiles(RealOdooFacts.agent(), DataDirectory.fresh());
        Replies replies = new Replies(RealOdooFacts.agent().loggedIn(), talking);
        Path data = DataDirectory.with(
                Stream.concat(talking.stream(), withFiles.stream()).toList(), odoo);
        try (Gateway gateway = Gateway.start(Setups.forFiles("gateway-stalled", odoo, data));
                Wire wire = new Wire();
                Streams streams = new Streams(wire, gateway.address(), replies.delivery())) {
            GatewayCalls calls = new GatewayCalls(gateway.uri());
            List<LinkedFile> links = links(calls, files, withFiles);
            streams.open(talking);
            Talk talk = new Talk(calls, talking, replies);
            measure(talk, links);
            Commits.readInto(replies.delivery());
            report(table, talk);
        }
    }

    private static List<LinkedFile> links(GatewayCalls gateway, AgentFiles files, List<Visitor> visitors) {
        List<LinkedFile> links = new ArrayList<>();
        for (Visitor visitor : visitors) {
            AgentFile file = files.send(visitor, FILE_BYTES);
            links.add(new LinkedFile(gateway.link(visitor), file.sha256()));
        }
        return links;
    }

    private void measure(Talk talk, List<LinkedFile> links) {
        Progress.say("stalled: warming up");
        talk.during(scale.window(), new Talk.Series());
        for (int i = 0; i < scale.crowds(); i++) {
            talk.during(scale.window(), without);
            try (StalledCrowd crowd = StalledCrowd.of(READERS, links)) {
                Progress.say("stalled: " + READERS + " readers, told " + crowd.refusals() + " times to come back");
                refusals += crowd.refusals();
                talk.during(scale.window(), with);
                whole += crowd.wholeFiles();
            }
        }
    }

    private void report(Table table, Talk talk) {
        report(table, "a send, until it is in Odoo", with.sends(), without.sends());
        report(table, "from an agent's commit to the stream", talk.answers(with), talk.answers(without));
        int readers = READERS * scale.crowds();
        table.goal(
                "of those who stalled, got the whole file at last, by its SHA-256",
                whole + " of " + readers + ", " + READERS + " at a time, after they were told to come back " + refusals
                        + " times",
                readers + " of " + readers,
                whole == readers);
    }

    private static void report(Table table, String what, double[] withCrowd, double[] withoutCrowd) {
        double with = Figures.percentile(withCrowd, 50);
        double without = Figures.percentile(withoutCrowd, 50);
        table.goal(
                what + ", with / without " + READERS + " visitors who stall in a file of 5 MB",
                Figures.hundredths(with / without) + " × (" + Figures.tenths(with) + " ms / " + Figures.tenths(without)
                        + " ms, " + withCrowd.length + " / " + withoutCrowd.length + " times)",
                "≤ " + TIMES_WITHOUT + " ×",
                with <= TIMES_WITHOUT * without);
    }
}
