package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.OdooLogin;
import com.seitech.chat.gateway.program.ServerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The gateway, which is killed and started again on the same disk and under the same address. */
final class MortalGateway implements AutoCloseable {
    private final Gateway.Setup setup;
    private final Timeline timeline;
    private final Absences absences = new Absences();
    private Gateway living;

    private MortalGateway(Gateway.Setup setup, Timeline timeline) {
        this.setup = setup;
        this.timeline = timeline;
        this.living = Gateway.start(named(1));
    }

    /** With a disk of its own, for so many visitors from one address. */
    static MortalGateway born(OdooLogin odoo, int visitors, Timeline timeline) {
        Map<String, String> settings = Map.of("GATEWAY_LIMITS_CHANNEL_BURST", String.valueOf(visitors));
        Gateway.Setup setup = new Gateway.Setup("gateway", odoo, freshDisk())
                .at(ServerAddress.lasting())
                .withSettings(settings);
        return new MortalGateway(setup, timeline);
    }

    private static Path freshDisk() {
        try {
            Path all = Files.createDirectories(Path.of("target", "chaos", "data"));
            return Files.createTempDirectory(all, "run").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A log for each life. */
    private Gateway.Setup named(int life) {
        return setup.named(setup.name() + "-" + life);
    }

    /** Returns when it listens again. */
    synchronized void dieAndRise() {
        Duration from = timeline.now();
        living.kill();
        living = Gateway.startAnyhow(named(absences.count() + 2));
        absences.add(from, timeline.now());
    }

    synchronized void awaitReady() {
        living.awaitReady();
    }

    Absences absences() {
        return absences;
    }

    URI uri() {
        return ServerAddress.uri(setup.address());
    }

    @Override
    public synchronized void close() {
        living.close();
    }
}
