package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;

/**
 * Answers somebody now and then: at given times, whether the answer before is through or not. The times have a jitter,
 * since an even beat would meet the gateway's own beat always at the same point.
 */
final class Agent {
    static final double PER_SECOND = 5;
    private static final Duration BEAT = Duration.ofMillis((long) (1000 / PER_SECOND));
    private static final long SEED = 20_260_727;

    private final Random random = new Random(SEED);
    private final List<Visitor> visitors;
    private final LongConsumer answer;
    private final Thread thread;
    private volatile boolean working = true;

    /** @param answer takes the channel; must not wait */
    private Agent(List<Visitor> visitors, LongConsumer answer) {
        this.visitors = List.copyOf(visitors);
        this.answer = answer;
        this.thread = Thread.ofPlatform().daemon().name("agent").unstarted(this::work);
    }

    static Agent atWork(List<Visitor> visitors, LongConsumer answer) {
        Agent agent = new Agent(visitors, answer);
        agent.thread.start();
        return agent;
    }

    private void work() {
        long start = System.nanoTime();
        for (long beat = 0; working; beat++) {
            long due = start + beat * BEAT.toNanos() + (long) (random.nextDouble() * BEAT.toNanos());
            Pause.of(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            answer.accept(visitors.get(random.nextInt(visitors.size())).channel());
        }
    }

    /** What is due already is still written. */
    void stop() {
        working = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
