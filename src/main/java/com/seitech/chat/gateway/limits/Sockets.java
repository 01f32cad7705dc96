package com.seitech.chat.gateway.limits;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts open network connections, of each address and in all: each holds a file descriptor and some memory before it
 * has asked for anything.
 */
@Singleton
public final class Sockets {
    private final LimitsConfig config;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private int all;
    private long refused;

    Sockets(LimitsConfig config) {
        this.config = config;
    }

    /** Whether one more may stay open; then {@link #release} has to follow. The limit over all is for proxies, too. */
    public synchronized boolean tryTake(String address, boolean proxy) {
        int open = byAddress.getOrDefault(address, 0);
        if (all >= config.sockets() || (!proxy && open >= config.socketsPerAddress())) {
            refused++;
            return false;
        }
        byAddress.put(address, open + 1);
        all++;
        return true;
    }

    public synchronized void release(String address) {
        all--;
        byAddress.computeIfPresent(address, (key, open) -> open == 1 ? null : open - 1);
    }

    public synchronized int open() {
        return all;
    }

    /** Since the start. */
    public synchronized long refused() {
        return refused;
    }
}
