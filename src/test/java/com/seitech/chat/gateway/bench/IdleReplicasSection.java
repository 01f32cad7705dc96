package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Pause;
import com.seitech.chat.gateway.program.Table;
import java.time.Duration;

/** What several replicas ask of PostgreSQL when nothing happens. */
final class IdleReplicasSection implements Section {
    private static final int REPLICAS = 3;

    private final Duration window;

    IdleReplicasSection(Duration window) {
        this.window = window;
    }

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public void run(Table table) throws NotMeasurable {
        try (FakeOdooProcess odoo = new FakeOdooProcess();
                SharedGateways replicas = new SharedGateways(odoo.gateway(), REPLICAS)) {
            Transactions counted = Transactions.in(replicas.database());
            Pause.of(window);
            Transactions.Count rate = counted.perSecond();
            table.figure(
                    "PostgreSQL transactions/s, " + REPLICAS + " replicas, nothing happens",
                    Figures.tenths(rate.all()) + ", of which " + Figures.tenths(rate.writing()) + " write");
        }
    }
}
