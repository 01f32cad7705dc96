package com.seitech.chat.gateway.limits;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts the streams and waiting polls of each address: each holds a connection and memory of ours. */
@Singleton
public final class Connections {
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final LimitsConfig config;
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

    Connections(LimitsConfig config) {
        this.config = config;
    }

    /** To be closed when the connection is over; closing it again does nothing. */
    public interface Taken extends AutoCloseable {
        @Override
        void close();
    }

    /** Throws {@link RateLimited} when the client address has as many as it may have. */
    public Taken take(String address) {
        byAddress.merge(address, 1, (open, one) -> {
            if (open >= config.connectionsPerAddress()) {
                throw new RateLimited(TRY_AGAIN);
            }
            return open + one;
        });
        AtomicBoolean over = new AtomicBoolean();
        return () -> {
            if (over.compareAndSet(false, true)) {
                byAddress.computeIfPresent(address, (key, open) -> open == 1 ? null : open - 1);
            }
        };
    }
}
