package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.bench.AgentFiles.AgentFile;
import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.OdooLogin;
import com.seitech.chat.gateway.program.RealOdooFacts;
import com.seitech.chat.gateway.program.Table;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An agent's file: fetched from the gateway for the first time and again, and from Odoo itself, each with curl. */
final class DownloadSection implements Section {
    private static final double FIRST_OF_ODOO = 0.5;
    private static final double AGAIN_OF_ODOO = 0.8;

    private final FileScale scale;

    DownloadSection(FileScale scale) {
        this.scale = scale;
    }

    @Override
    public String name() {
        return "down";
    }

    @Override
    public void run(Table table) throws NotMeasurable {
        OdooLogin odoo = RealOdooFacts.gateway();
        List<Visitor> visitors = Visitors.inOdoo(odoo.loggedIn(), scale.allFiles());
        AgentFiles files = new AgentFiles(RealOdooFacts.agent(), DataDirectory.fresh());
        Path data = DataDirectory.with(visitors, odoo);
        try (Gateway gateway = Gateway.start(Setups.forFiles("gateway-down", odoo, data))) {
            Rounds rounds = new Rounds(new GatewayCalls(gateway.uri()), files, visitors.iterator());
            scale.measure(rounds);
            rounds.report(table);
        }
    }

    /** A file of its own each time, since a first time comes only once. */
    private static final class Rounds implements FileScale.Rounds {
        private final GatewayCalls gateway;
        private final AgentFiles files;
        private final Iterator<Visitor> visitors;
        private final Map<FileSize, SideBySide> first = new EnumMap<>(FileSize.class);
        private final Map<FileSize, SideBySide> again = new EnumMap<>(FileSize.class);

        Rounds(GatewayCalls gateway, AgentFiles files, Iterator<Visitor> visitors) {
            this.gateway = gateway;
            this.files = files;
            this.visitors = visitors;
            forget();
        }

        @Override
        public void forget() {
            for (FileSize size : FileSize.values()) {
                first.put(size, new SideBySide("download for the first time, gateway / Odoo", size));
                again.put(size, new SideBySide("download again, gateway / Odoo", size));
            }
        }

        @Override
        public void next(FileSize size, int round) {
            boolean odooFirst = round % 2 == 0;
            Visitor visitor = visitors.next();
            AgentFile file = files.send(visitor, size.bytes());
            if (size.isLarge()) {
                Disk.settle();
            }
            URI link = gateway.link(visitor);
            // What is on Odoo's disk only would be slower for whoever comes first.
            Curl.seconds(file.uri(), size.bytes());
            double before = odooFirst ? Curl.seconds(file.uri(), size.bytes()) : 0;
            double cold = Curl.seconds(link, size.bytes());
            double warm = Curl.seconds(link, size.bytes());
            double odoo = odooFirst ? before : Curl.seconds(file.uri(), size.bytes());
            Objects.requireNonNull(first.get(size)).add(cold, odoo);
            Objects.requireNonNull(again.get(size)).add(warm, odoo);
        }

        void report(Table table) {
            first.values().forEach(rates -> rates.report(table, FIRST_OF_ODOO));
            again.values().forEach(rates -> rates.report(table, AGAIN_OF_ODOO));
        }
    }
}
