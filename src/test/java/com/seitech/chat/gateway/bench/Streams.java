package com.seitech.chat.gateway.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.seitech.chat.gateway.program.Pause;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Visitors with an open stream each. On the wire's thread, but for opening and counting. */
final class Streams implements AutoCloseable {
    /** More at once would measure the accept queue. */
    private static final int OPENING = 100;

    private static final Duration STALLED = Duration.ofSeconds(10);

    private final Wire wire;
    private final InetSocketAddress server;
    private final Arrivals arrivals;
    private final List<Stream> streams = new ArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();

    Streams(Wire wire, InetSocketAddress server, Arrivals arrivals) {
        this.wire = wire;
        this.server = server;
        this.arrivals = arrivals;
    }

    /** Returns when all are open. */
    void open(List<Visitor> visitors) throws NotMeasurable {
        for (int from = 0; from < visitors.size(); from += OPENING) {
            int first = from;
            int to = Math.min(from + OPENING, visitors.size());
            wire.run(() -> {
                for (int i = first; i < to; i++) {
                    Stream stream = new Stream(visitors.get(i), streams.size());
                    streams.add(stream);
                    stream.connection = wire.connect(server, stream);
                }
            });
            boolean open = Pause.until(() -> answered.get() + lost.get() >= to, STALLED);
            if (!open || openNow() < to) {
                throw new NotMeasurable("GET …/stream: " + openNow() + " of " + visitors.size()
                        + " streams opened, answers by status " + new TreeMap<>(statuses) + ", lost " + lost.get());
            }
        }
    }

    int openNow() {
        return statuses.getOrDefault(200, 0) - lost.get();
    }

    @Override
    public void close() {
        wire.run(() -> streams.forEach(stream -> {
            if (stream.connection != null) {
                stream.connection.close();
            }
        }));
    }

    /** Events come whole in one chunk or not, so the lines are looked at, not the chunks between them. */
    private final class Stream implements Connection.Peer {
        private final Visitor visitor;
        private final int number;
        private @Nullable Connection connection;
        private final StringBuilder line = new StringBuilder();
        private boolean begun;

        Stream(Visitor visitor, int number) {
            this.visitor = visitor;
            this.number = number;
        }

        @Override
        public void connected(Connection to) {
            to.send(visitor.stream(number));
        }

        @Override
        public void received(byte[] bytes, int length) {
            if (!begun) {
                begun = true;
                statuses.merge((int) Bytes.number(bytes, "HTTP/1.1 ".length()), 1, Integer::sum);
                answered.incrementAndGet();
            }
            line.append(new String(bytes, 0, length, ISO_8859_1));
            int end = line.lastIndexOf("\n");
            if (end >= 0) {
                arrivals.in(visitor.channel(), line.substring(0, end));
                line.delete(0, end + 1);
            }
        }

        @Override
        public void lost() {
            lost.incrementAndGet();
        }
    }
}
