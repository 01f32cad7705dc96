package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.OdooLogin;
import com.seitech.chat.gateway.program.RealOdooFacts;
import com.seitech.chat.gateway.program.Table;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A visitor's file: from its first byte until it is in Odoo, through the gateway and without it. */
final class UploadSection implements Section {
    private static final double OF_BARE = 0.7;
    private static final int SIDES = 2;

    private final FileScale scale;

    UploadSection(FileScale scale) {
        this.scale = scale;
    }

    @Override
    public String name() {
        return "up";
    }

    @Override
    public void run(Table table) throws NotMeasurable {
        OdooLogin odoo = RealOdooFacts.gateway();
        // Somebody else each time, since nobody may send many files.
        List<Visitor> visitors = Visitors.inOdoo(odoo.loggedIn(), SIDES * scale.allFiles());
        Path data = DataDirectory.with(visitors, odoo);
        try (Gateway gateway = Gateway.start(Setups.forFiles("gateway-up", odoo, data))) {
            Rounds rounds = new Rounds(
                    new GatewayCalls(gateway.uri()), new BareClient(odoo), visitors.iterator(), DataDirectory.fresh());
            scale.measure(rounds);
            rounds.report(table);
        }
    }

    /** One way and the other in turn, so that a busy moment of the machine meets both. */
    private static final class Rounds implements FileScale.Rounds {
        private final GatewayCalls gateway;
        private final BareClient bare;
        private final Iterator<Visitor> visitors;
        private final Path directory;
        private final Map<FileSize, SideBySide> sizes = new EnumMap<>(FileSize.class);

        Rounds(GatewayCalls gateway, BareClient bare, Iterator<Visitor> visitors, Path directory) {
            this.gateway = gateway;
            this.bare = bare;
            this.visitors = visitors;
            this.directory = directory;
            forget();
        }

        @Override
        public void forget() {
            for (FileSize size : FileSize.values()) {
                sizes.put(size, new SideBySide("upload, gateway / bare client", size));
            }
        }

        @Override
        public void next(FileSize size, int round) {
            SideBySide rates = Objects.requireNonNull(sizes.get(size));
            if (round % 2 == 0) {
                double ours = seconds(size, gateway::upload);
                rates.add(ours, seconds(size, bare::upload));
            } else {
                double others = seconds(size, bare::upload);
                rates.add(seconds(size, gateway::upload), others);
            }
        }

        private double seconds(FileSize size, Upload upload) {
            try (SampleFile file = SampleFile.in(directory, size.bytes())) {
                Visitor visitor = visitors.next();
                if (size.isLarge()) {
                    Disk.settle();
                }
                long start = System.nanoTime();
                upload.of(visitor, file);
                return (System.nanoTime() - start) / 1e9;
            }
        }

        void report(Table table) {
            sizes.values().forEach(rates -> rates.report(table, OF_BARE));
        }
    }

    @FunctionalInterface
    private interface Upload {
        void of(Visitor visitor, SampleFile file);
    }
}
