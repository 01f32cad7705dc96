package com.seitech.chat.gateway.limits;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Counts what each address holds open: streams and waiting polls, which hold a connection and memory of ours, and files
 * under way, which hold a connection and our disk. Only who holds something is remembered.
 */
@Singleton
public final class Connections {
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final LimitsConfig config;
    private final Map<String, Integer> listeners = new ConcurrentHashMap<>();
    private final Map<String, Integer> downloads = new ConcurrentHashMap<>();

    Connections(LimitsConfig config) {
        this.config = config;
    }

    /** To be closed when the connection is over; closing it again does nothing. */
    public interface Taken extends AutoCloseable {
        @Override
        void close();
    }

    /** Throws {@link RateLimited} when the client address has as many streams and waiting polls as it may have. */
    public Taken take(String address) {
        return take(Limit.LISTENERS, listeners, address, config.connectionsPerAddress());
    }

    /** Throws {@link RateLimited} when as many files are under way to the client address as may be. */
    public Taken takeDownload(String address) {
        return take(Limit.DOWNLOADS, downloads, address, config.downloadsPerAddress());
    }

    private static Taken take(Limit limit, Map<String, Integer> byAddress, String address, int most) {
        byAddress.merge(address, 1, (open, one) -> {
            if (open >= most) {
                throw new RateLimited(limit, TRY_AGAIN);
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

    /** Addresses that hold something. */
    int addresses() {
        return listeners.size() + downloads.size();
    }
}
