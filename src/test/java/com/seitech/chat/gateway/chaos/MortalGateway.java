package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.OdooLogin;
import com.seitech.chat.gateway.program.ServerAddress;
import com.seitech.chat.gateway.program.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A gateway, which is killed and started again on the same disk and under the same address. */
final class MortalGateway implements Gateways {
    private final Gateway.Setup setup;
    private final Timeline timeline;
    private final Absences absences = new Absences();
    private int lives = 1;
    private Gateway living;

    MortalGateway(Gateway.Setup setup, Timeline timeline) {
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

    static Path freshDisk() {
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

    @Override
    public void suffer(Blow.Kind blow) {
        if (blow != Blow.Kind.KILL_GATEWAY) {
            throw new IllegalArgumentException("one gateway cannot be struck by: " + blow);
        }
        Duration from = timeline.now();
        kill();
        rise();
        absences.add(timeline.since(from));
    }

    @Override
    public void outlive(Runnable work) {
        work.run();
    }

    synchronized void kill() {
        living.kill();
    }

    /** As an orchestrator stops it. */
    synchronized void stop() {
        living.close();
    }

    /** Returns when it listens again. */
    synchronized void rise() {
        lives++;
        living = Gateway.startAnyhow(named(lives));
    }

    @Override
    public synchronized void awaitReady() {
        living.awaitReady();
    }

    /** The process of this life. */
    synchronized Gateway living() {
        return living;
    }

    String name() {
        return setup.name();
    }

    @Override
    public Absences absences() {
        return absences;
    }

    InetSocketAddress address() {
        return setup.address();
    }

    @Override
    public URI uri() {
        return ServerAddress.uri(setup.address());
    }

    @Override
    public void report(Table table) {
        table.figure("times that the gateway was killed", String.valueOf(absences.count()));
    }

    @Override
    public synchronized void close() {
        living.close();
    }
}
