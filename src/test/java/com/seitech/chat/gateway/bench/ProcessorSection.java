package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.Pause;
import com.seitech.chat.gateway.program.ProcessFigures;
import com.seitech.chat.gateway.program.Progress;
import com.seitech.chat.gateway.program.Table;
import java.time.Duration;
import java.util.List;

/** What idle streams cost. */
final class ProcessorSection implements Section {
    private static final int STREAMS = 1_000;
    private static final double PERCENT_OF_A_CORE = 3;

    private final Scale scale;

    ProcessorSection(Scale scale) {
        this.scale = scale;
    }

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public void run(Table table) throws NotMeasurable {
        try (FakeOdooProcess odoo = new FakeOdooProcess()) {
            List<Visitor> visitors = Visitors.inOdoo(odoo.gatewayUser(), STREAMS);
            Gateway.Setup setup =
                    Setups.of("gateway-cpu", odoo.gateway(), DataDirectory.with(visitors, odoo.gateway()));
            try (Gateway gateway = Gateway.start(setup);
                    Wire wire = new Wire();
                    Streams streams = new Streams(wire, gateway.address(), Arrivals.IGNORED)) {
                streams.open(visitors);
                Progress.say("cpu: " + scale.settling().toSeconds() + " s to settle");
                Pause.of(scale.settling());
                ProcessFigures process = new ProcessFigures(gateway.pid());
                Duration before = process.processorTime();
                Pause.of(scale.idle());
                Duration used = process.processorTime().minus(before);
                double percent = 100.0 * used.toMillis() / scale.idle().toMillis();
                table.goal(
                        "processor time of " + Figures.whole(streams.openNow()) + " idle streams, "
                                + scale.idle().toSeconds() + " s",
                        Figures.tenths(percent) + " % of one core",
                        "≤ 3 %",
                        percent <= PERCENT_OF_A_CORE);
            }
        }
    }
}
