package com.seitech.chat.gateway.bench;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Visitors who take turns in polling over a fixed number of connections. On the wire's thread, but for the counters. */
final class Polls {
    private static final long RECONNECT_NANOS = 200_000_000;

    private final Wire wire;
    private final InetSocketAddress server;
    private final List<Visitor> visitors;
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Deque<Line> idle = new ArrayDeque<>();
    private final List<Line> lines = new ArrayList<>();
    private int next;
    private volatile long late;

    Polls(Wire wire, InetSocketAddress server, List<Visitor> visitors, int connections) {
        this.wire = wire;
        this.server = server;
        this.visitors = List.copyOf(visitors);
        for (int i = 0; i < connections; i++) {
            lines.add(new Line());
        }
    }

    /** What was counted so far. */
    record Count(long answered, long failed) {
        Count since(Count before) {
            return new Count(answered - before.answered, failed - before.failed);
        }
    }

    Count count() {
        return new Count(answered.sum(), failed.sum());
    }

    /** Every connection asks again as soon as it was answered. */
    void asFastAsPossible() {
        wire.run(() -> lines.forEach(Line::open));
        wire.everyTick(() -> {
            revive();
            while (!idle.isEmpty()) {
                ask();
            }
        });
    }

    /** Every visitor once per interval, at an even pace; how late a poll starts depends on free connections. */
    void atPace(double perSecond) {
        wire.run(() -> lines.forEach(Line::open));
        long start = System.nanoTime();
        long[] asked = {0};
        wire.everyTick(() -> {
            revive();
            long due = (long) ((System.nanoTime() - start) / 1e9 * perSecond);
            while (asked[0] < due && !idle.isEmpty()) {
                ask();
                asked[0]++;
            }
            late = due - asked[0];
        });
    }

    /** Polls that should have been sent and were not: the pace was too much for somebody. */
    long late() {
        return late;
    }

    void stop() {
        wire.everyTick(() -> {});
        wire.run(() -> lines.forEach(Line::close));
    }

    private void ask() {
        Line line = idle.pop();
        Visitor visitor = visitors.get(next);
        next = (next + 1) % visitors.size();
        line.ask(visitor);
    }

    private void revive() {
        for (Line line : lines) {
            line.reopenWhenTimeHasCome();
        }
    }

    /** A connection that asks one thing at a time. */
    private final class Line implements Connection.Peer {
        private final HttpAnswer answer = new HttpAnswer();
        private @Nullable Connection connection;
        private @Nullable Visitor asking;
        private long reopenAt;

        void open() {
            reopenAt = 0;
            connection = wire.connect(server, this);
        }

        void reopenWhenTimeHasCome() {
            if (reopenAt != 0 && System.nanoTime() - reopenAt > 0) {
                open();
            }
        }

        void ask(Visitor visitor) {
            asking = visitor;
            answer.clear();
            if (connection != null) {
                connection.send(visitor.poll());
            }
        }

        @Override
        public void connected(Connection to) {
            idle.push(this);
        }

        @Override
        public void received(byte[] bytes, int length) {
            if (!answer.add(bytes, length) || asking == null) {
                return;
            }
            if (answer.status() == 200) {
                answered.increment();
                asking.has(answer.newestMessage());
            } else {
                failed.increment();
            }
            asking = null;
            idle.push(this);
        }

        @Override
        public void lost() {
            if (asking != null) {
                failed.increment();
                asking = null;
            }
            idle.remove(this);
            reopenAt = System.nanoTime() + RECONNECT_NANOS;
        }

        void close() {
            reopenAt = 0;
            if (connection != null) {
                connection.close();
            }
        }
    }
}
