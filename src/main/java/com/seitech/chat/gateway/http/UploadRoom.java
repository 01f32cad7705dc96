package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.limits.Limit;
import com.seitech.chat.gateway.limits.LimitFigures;
import com.seitech.chat.gateway.upload.UploadConfig;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Bounds what forms take on our disk while they arrive and until they are answered: one that takes its time must not keep
 * everybody else from sending, nor a thousand fill the disk.
 */
@Singleton
final class UploadRoom {
    private final UploadConfig config;
    private final ClientAddress address;
    private final LimitFigures limits;
    private final Map<String, Long> byAddress = new HashMap<>();
    private long taken;

    UploadRoom(UploadConfig config, ClientAddress address, LimitFigures limits) {
        this.config = config;
        this.address = address;
        this.limits = limits;
    }

    /**
     * Takes room until the call has ended.
     *
     * @param bytes that the form may have
     * @return why it is refused; empty when it is not
     */
    Optional<Problem> take(RoutingContext call, long bytes) {
        String client = address.of(call.request());
        Optional<Problem> refused = take(client, bytes);
        if (refused.isEmpty()) {
            CallEnd.on(call, written -> free(client, bytes));
        }
        return refused;
    }

    synchronized Optional<Problem> take(String client, long bytes) {
        long ofClient = byAddress.getOrDefault(client, 0L);
        if (isTooMuch(ofClient, bytes, config.maxArrivingPerAddress())) {
            limits.hit(Limit.ARRIVING);
            return Optional.of(Problem.RATE_LIMITED);
        }
        if (isTooMuch(taken, bytes, config.maxArriving())) {
            limits.hit(Limit.ALL_ARRIVING);
            return Optional.of(Problem.CANNOT_KEEP);
        }
        byAddress.put(client, ofClient + bytes);
        taken += bytes;
        return Optional.empty();
    }

    /** One alone is never: its size has a limit of its own. */
    private static boolean isTooMuch(long before, long bytes, MemorySize most) {
        return before > 0 && before + bytes > most.asLongValue();
    }

    synchronized void free(String client, long bytes) {
        taken -= bytes;
        byAddress.computeIfPresent(client, (key, ofClient) -> ofClient == bytes ? null : ofClient - bytes);
    }
}
