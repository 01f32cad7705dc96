package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.ProcessFigures;
import com.seitech.chat.gateway.program.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Messages of visitors by way of one gateway, one after the other and many at once. */
final class Sends {
    private final String name;
    private final GatewayCalls gateway;
    private final List<Visitor> visitors;
    private final AtomicInteger next = new AtomicInteger();
    private final List<Double> times = new ArrayList<>();
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> processorMillis = new ArrayList<>();
    private final List<ProcessFigures> servers;

    /** @param servers all that have to do with it */
    Sends(String name, Gateway gateway, List<Gateway> servers, List<Visitor> visitors) {
        this.name = name;
        this.servers =
                servers.stream().map(one -> new ProcessFigures(one.pid())).toList();
        this.gateway = new GatewayCalls(gateway.uri());
        this.visitors = List.copyOf(visitors);
    }

    String name() {
        return name;
    }

    void alone(int count) {
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            send();
            times.add((System.nanoTime() - start) / 1e6);
        }
    }

    /** In turns, since of one visitor's messages one is on its way at a time. */
    private void send() {
        int number = next.getAndIncrement();
        gateway.send(visitors.get(number % visitors.size()), "A question, number " + number);
    }

    void together(int atOnce, Duration window) {
        int before = next.get();
        Duration usedBefore = ProcessFigures.processorTime(servers);
        long start = System.nanoTime();
        long end = start + window.toNanos();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < atOnce; i++) {
                writers.execute(() -> {
                    while (System.nanoTime() - end < 0) {
                        send();
                    }
                });
            }
        }
        int sent = next.get() - before;
        rates.add(sent / ((System.nanoTime() - start) / 1e9));
        processorMillis.add(
                ProcessFigures.processorTime(servers).minus(usedBefore).toMillis() / (double) sent);
        Progress.say("sends: " + name + " " + Figures.whole(rates.getLast()) + "/s");
    }

    /** What was only to warm up. */
    void forget() {
        times.clear();
        rates.clear();
    }

    String times() {
        double[] all = times.stream().mapToDouble(Double::doubleValue).toArray();
        return "median " + Figures.tenths(Figures.percentile(all, 50)) + " ms, p99 "
                + Figures.tenths(Figures.percentile(all, 99)) + " ms";
    }

    String rate() {
        return Figures.whole(Figures.median(rates)) + " (" + Figures.tenths(Figures.median(processorMillis))
                + " ms of processor time each)";
    }
}
