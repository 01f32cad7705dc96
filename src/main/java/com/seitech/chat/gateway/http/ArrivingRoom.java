package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.limits.Limit;
import com.seitech.chat.gateway.limits.LimitFigures;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Bounds what bodies take of our disk or memory while they arrive and until they are answered: one that takes its time must
 * not keep everybody else from sending, nor a thousand fill it.
 */
final class ArrivingRoom {
    private final long most;
    private final long mostOfAddress;
    private final Limit ofAddress;
    private final Limit ofAll;
    private final ClientAddress address;
    private final LimitFigures limits;
    private final Map<String, Long> byAddress = new HashMap<>();
    private long taken;

    /** @param ofAddress the name of the bound of one address, {@code ofAll} of that of everybody */
    ArrivingRoom(
            MemorySize most,
            MemorySize mostOfAddress,
            Limit ofAddress,
            Limit ofAll,
            ClientAddress address,
            LimitFigures limits) {
        this.most = most.asLongValue();
        this.mostOfAddress = mostOfAddress.asLongValue();
        this.ofAddress = ofAddress;
        this.ofAll = ofAll;
        this.address = address;
        this.limits = limits;
    }

    /**
     * Takes room until the call has ended.
     *
     * @param bytes that the body may have
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
        if (isTooMuch(ofClient, bytes, mostOfAddress)) {
            limits.hit(ofAddress);
            return Optional.of(Problem.RATE_LIMITED);
        }
        if (isTooMuch(taken, bytes, most)) {
            limits.hit(ofAll);
            return Optional.of(Problem.CANNOT_KEEP);
        }
        byAddress.put(client, ofClient + bytes);
        taken += bytes;
        return Optional.empty();
    }

    /** One alone is never: its size has a limit of its own. */
    private static boolean isTooMuch(long before, long bytes, long bound) {
        return before > 0 && before + bytes > bound;
    }

    synchronized void free(String client, long bytes) {
        taken -= bytes;
        byAddress.computeIfPresent(client, (key, ofClient) -> ofClient == bytes ? null : ofClient - bytes);
    }
}
