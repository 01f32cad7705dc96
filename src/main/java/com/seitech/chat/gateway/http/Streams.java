package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.tail.Reading;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/** All open streams, and the one clock that keeps them alive and ends them. */
@Singleton
final class Streams {
    private static final long TICK_MILLIS = 1000;

    private final Vertx vertx;
    private final Reading reading;
    private final StreamConfig config;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final LongAdder dropped = new LongAdder();
    private volatile boolean stopped;

    Streams(Vertx vertx, Reading reading, StreamConfig config) {
        this.vertx = vertx;
        this.reading = reading;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(TICK_MILLIS, tick -> tick());
    }

    boolean isFull() {
        return open.size() >= config.most();
    }

    int size() {
        return open.size();
    }

    long dropped() {
        return dropped.sum();
    }

    EventStream open(HttpServerRequest request, Context context, StreamEvents events, BooleanSupplier admitted) {
        EventStream stream = new EventStream(request, context, events, config.buffer(), randomEnd(), admitted);
        open.add(stream);
        if (stopped) {
            dismiss(stream);
        }
        return stream;
    }

    /** Ends all of them, and each that is still opened: over connections that are there already, browsers may ask. */
    void stop() {
        stopped = true;
        open.forEach(this::dismiss);
    }

    private void dismiss(EventStream stream) {
        long later = ThreadLocalRandom.current().nextLong(config.spread().toNanos() + 1);
        stream.dismiss(StreamEvents.retry(config.retry().plusNanos(later)));
    }

    private long randomEnd() {
        long longest = config.lifetime().toNanos();
        return System.nanoTime() + longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2);
    }

    void forget(EventStream stream) {
        if (open.remove(stream) && stream.wasDropped()) {
            dropped.increment();
        }
        stream.finish();
    }

    private void tick() {
        var settled = reading.settled();
        long now = System.nanoTime();
        long heartbeat = config.heartbeat().toNanos();
        for (EventStream stream : open) {
            if (stream.needsAttention(now, heartbeat)) {
                stream.attend(now, settled);
            }
        }
    }
}
