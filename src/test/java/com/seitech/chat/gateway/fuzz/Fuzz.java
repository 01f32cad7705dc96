package com.seitech.chat.gateway.fuzz;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Sends the requests of a seed, several at once, and judges each answer. */
final class Fuzz {
    private static final int AT_ONCE = 8;
    /** The longest wait of a poll, and some. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final int MOST_COMPLAINTS = 20;

    private final InetSocketAddress gateway;
    private final long seed;
    private final AtomicLong next = new AtomicLong();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> statuses = new ConcurrentHashMap<>();

    Fuzz(InetSocketAddress gateway, long seed) {
        this.gateway = gateway;
        this.seed = seed;
    }

    /** Goes on to the request of this number. */
    void runTo(long number, Known known) throws InterruptedException {
        List<Thread> workers = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> Thread.ofPlatform().name("fuzz-" + i).start(() -> work(number, known)))
                .toList();
        for (Thread worker : workers) {
            worker.join();
        }
        next.set(number);
    }

    private void work(long end, Known known) {
        try (FuzzConnection connection = new FuzzConnection(gateway, PATIENCE)) {
            for (long number = next.getAndIncrement();
                    number < end && complaints.size() < MOST_COMPLAINTS;
                    number = next.getAndIncrement()) {
                send(connection, number, known);
            }
        } catch (IOException e) {
            complaints.add("the gateway takes no connections: " + e);
        }
    }

    private void send(FuzzConnection connection, long number, Known known) throws IOException {
        FuzzRequest request = Requests.of(seed, number, known);
        try {
            Optional<FuzzAnswer> answer = connection.exchange(request);
            count(answer.map(one -> String.valueOf(one.status())).orElse("closed"));
            Judge.complaint(request, answer)
                    .ifPresent(wrong -> complaints.add(report(number, request, wrong + "\n" + answer.orElse(null))));
        } catch (SocketTimeoutException e) {
            complaints.add(report(number, request, "no answer within " + PATIENCE.toSeconds() + " s"));
        }
    }

    private void count(String status) {
        statuses.computeIfAbsent(status, new_ -> new LongAdder()).increment();
    }

    private String report(long number, FuzzRequest request, String wrong) {
        return "seed " + seed + ", request " + number + ": " + wrong + "\n" + request + "\n";
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** How often there was which. */
    @Override
    public String toString() {
        return new TreeMap<>(statuses).toString();
    }
}
