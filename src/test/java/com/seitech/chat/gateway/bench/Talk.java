package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What is noticed by visitors who only talk: how long a send takes, and an answer on its way to them. */
final class Talk {
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(300);
    private static final long SEED = 20_261_127;

    private final GatewayCalls gateway;
    private final List<Visitor> visitors;
    private final Replies replies;
    private final Random random = new Random(SEED);
    private int next;

    Talk(GatewayCalls gateway, List<Visitor> visitors, Replies replies) {
        this.gateway = gateway;
        this.visitors = List.copyOf(visitors);
        this.replies = replies;
    }

    /** Times of sends in milliseconds, and the numbers of the answers, in one state of affairs. */
    static final class Series {
        private final List<Double> sends = new ArrayList<>();
        private final List<Integer> answers = new ArrayList<>();

        double[] sends() {
            return sends.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    double[] answers(Series series) {
        return replies.sinceCommit(series.answers);
    }

    void during(Duration window, Series series) {
        series.answers.addAll(replies.writtenDuring(() -> {
            long end = System.nanoTime() + window.toNanos();
            while (System.nanoTime() < end) {
                series.sends.add(send());
                Pause.of(Duration.ofMillis(random.nextLong(LONGEST_PAUSE.toMillis())));
            }
        }));
    }

    /** In turns, since nobody may send many in a short time. */
    private double send() {
        Visitor visitor = visitors.get(next++ % visitors.size());
        long start = System.nanoTime();
        gateway.send(visitor, "A question, number " + next);
        return (System.nanoTime() - start) / 1e6;
    }
}
