package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooException.OdooUnavailable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Bounds the calls at once: beyond twice its workers Odoo loses connections, for everybody. */
@Singleton
final class Permits {
    /** Two lanes have one permit each, visitors share what is left. */
    private static final int RESERVED = 2;

    private final OdooConfig config;
    private final Map<Lane, Semaphore> lanes = new EnumMap<>(Lane.class);
    private final Map<Lane, LongAdder> refused = new EnumMap<>(Lane.class);

    Permits(OdooConfig config) {
        if (config.permits() <= RESERVED) {
            throw new IllegalArgumentException("gateway.odoo.permits must be at least 3: " + config.permits());
        }
        this.config = config;
        lanes.put(Lane.VISITOR, new Semaphore(config.permits() - RESERVED, true));
        lanes.put(Lane.SHARED, new Semaphore(1, true));
        lanes.put(Lane.FILE, new Semaphore(1, true));
        lanes.keySet().forEach(lane -> refused.put(lane, new LongAdder()));
    }

    /** @throws OdooUnavailable when no permit came in time */
    <T> T with(Lane lane, Supplier<T> call) {
        Semaphore permits = Objects.requireNonNull(lanes.get(lane));
        Duration longest = lane == Lane.FILE ? config.filePermitWait() : config.permitWait();
        if (!acquired(permits, longest)) {
            Objects.requireNonNull(refused.get(lane)).increment();
            throw new OdooUnavailable("no permit for a call within " + longest, null);
        }
        try {
            return call.get();
        } finally {
            permits.release();
        }
    }

    /** Calls that wait for theirs, about. */
    int waiting(Lane lane) {
        return Objects.requireNonNull(lanes.get(lane)).getQueueLength();
    }

    /** Calls since the start that got none in time. */
    long refused(Lane lane) {
        return Objects.requireNonNull(refused.get(lane)).sum();
    }

    private static boolean acquired(Semaphore permits, Duration longest) {
        try {
            return permits.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
