package com.seitech.chat.gateway.fuzz;

import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.Machine;
import com.seitech.chat.gateway.program.ProcessFigures;
import com.seitech.chat.gateway.program.Progress;
import com.seitech.chat.gateway.program.RealOdooFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code docker/fuzz} starts an Odoo and runs this over it. */
final class FuzzProgram {
    private static final Path DATA = Path.of("target", "fuzz", "data");
    private static final int ROUNDS = 10;
    private static final long MEGABYTE = 1024 * 1024;
    private static final int MORE_THREADS = 10;
    private static final int MORE_MEGABYTES = 30;

    private FuzzProgram() {}

    /** {@code --requests NUMBER}, {@code --seed NUMBER}. Ends with 0 when nothing is wrong. */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> words = List.of(args);
        long requests = number(words, "--requests", 100_000);
        long seed = number(words, "--seed", System.nanoTime() % 1_000_000);
        Progress.say("docker/fuzz --requests " + requests + " --seed " + seed);
        Machine.lookAt();
        boolean well = run(requests, seed);
        System.exit(well ? 0 : 1);
    }

    private static long number(List<String> words, String name, long usual) {
        int at = words.indexOf(name);
        return at < 0 ? usual : Long.parseLong(words.get(at + 1));
    }

    /** Sends as fast as nobody may, else most requests would be refused for that alone. */
    private static boolean run(long requests, long seed) throws IOException, InterruptedException {
        Files.createDirectories(DATA);
        Gateway.Setup setup = new Gateway.Setup("gateway", RealOdooFacts.gateway(), DATA)
                .withFlags("-Xmx256m")
                .withSettings(Map.of(
                        "GATEWAY_LIMITS_SENDS_PER_SECOND", "20",
                        "GATEWAY_LIMITS_UPLOADS_PER_MINUTE", "100",
                        "GATEWAY_LIMITS_CHANNEL_BURST", "100000",
                        "GATEWAY_OUTBOX_FILES_PER_DAY", "10G"));
        try (Gateway gateway = Gateway.start(setup)) {
            Fuzz fuzz = new Fuzz(gateway.address(), seed);
            boolean bounded = rounds(fuzz, gateway, requests);
            fuzz.complaints().forEach(System.out::println);
            System.out.println(fuzz);
            System.out.println(requests + " requests, " + fuzz.complaints().size() + " wrong");
            return bounded && fuzz.complaints().isEmpty() && Visit.isWellServed(gateway.uri());
        }
    }

    /** Each over a chat of its own. After the first, caches and pools have their size. */
    private static boolean rounds(Fuzz fuzz, Gateway gateway, long requests) throws IOException, InterruptedException {
        fuzz.runTo(requests / ROUNDS, Visit.known(gateway.uri()));
        Use first = Use.of(gateway);
        Use last = first;
        for (int round = 2; round <= ROUNDS && fuzz.complaints().isEmpty(); round++) {
            Progress.say(last.toString());
            fuzz.runTo(requests * round / ROUNDS, Visit.known(gateway.uri()));
            last = Use.of(gateway);
        }
        System.out.println(first + " after a tenth, " + last + " in the end");
        boolean bounded = last.threads() <= first.threads() + MORE_THREADS
                && last.megabytes() <= first.megabytes() + MORE_MEGABYTES;
        if (!bounded) {
            System.out.println("it grew by more than " + MORE_THREADS + " threads or " + MORE_MEGABYTES + " MB");
        }
        return bounded;
    }

    /** @param megabytes of living objects */
    private record Use(long threads, long megabytes) {
        static Use of(Gateway gateway) {
            ProcessFigures figures = new ProcessFigures(gateway.pid());
            return new Use(figures.threads(), figures.livingBytes() / MEGABYTE);
        }

        @Override
        public String toString() {
            return threads + " threads, " + megabytes + " MB";
        }
    }
}
