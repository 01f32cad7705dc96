package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooException.OdooOutcomeUnknown;
import com.seitech.chat.gateway.odoo.OdooException.OdooUnavailable;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.faulttolerance.core.util.RunnableWrapper;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/** One circuit breaker for all calls, and the repeats that a read may have. */
@Singleton
final class CallGuards implements Guards {
    /** Failures of the peer, not of one call: these alone open the circuit and are worth an immediate repeat. */
    private static final List<Class<? extends Throwable>> OF_THE_PEER =
            List.of(OdooUnavailable.class, OdooOutcomeUnknown.class);

    private final OdooConfig config;
    private final AtomicReference<Breaker> breaker;
    private final Guard repeats;
    /** Why the circuit is open: the operator needs the cause, not the consequence. Null when the peer answered the last call. */
    private volatile @Nullable String lastFailure;

    CallGuards(OdooConfig config) {
        // Made now: it needs the container, which may be gone when the circuit opens for the first time.
        Objects.requireNonNull(RunnableWrapper.INSTANCE);
        this.config = config;
        breaker = new AtomicReference<>(new Breaker());
        repeats = Guard.create()
                .withDescription("odoo reads")
                .withRetry()
                .retryOn(OF_THE_PEER)
                .maxRetries(config.readRetries())
                .delay(config.retryDelay().toMillis(), ChronoUnit.MILLIS)
                .jitter(config.retryDelay().toMillis() / 2, ChronoUnit.MILLIS)
                .done()
                .build();
    }

    /** Closed at first. */
    private final class Breaker {
        private volatile CircuitBreakerState state = CircuitBreakerState.CLOSED;
        private final Guard guard = guard(this);
    }

    private Guard guard(Breaker breaker) {
        return Guard.create()
                .withDescription("odoo")
                .withCircuitBreaker()
                .onStateChange(now -> breaker.state = now)
                .failOn(OF_THE_PEER)
                .requestVolumeThreshold(config.breakerWindow())
                .failureRatio(config.breakerRatio())
                .delay(config.breakerDelay().toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }

    /** Runs it once, unless the circuit is open. */
    @Override
    public Object once(Callable<Object> call) {
        Breaker used = breaker.get();
        try {
            return guarded(used.guard, call);
        } catch (CircuitBreakerOpenException e) {
            String reason = lastFailure;
            if (reason != null) {
                throw new OdooUnavailable("not asked after repeated failures, the last: " + reason, e);
            }
            // It counts when a success fills its window, too, and opens before a peer who is back.
            breaker.compareAndSet(used, new Breaker());
            return once(call);
        }
    }

    /** Of the breaker: one of {@link #states}. */
    String state() {
        return label(breaker.get().state);
    }

    static List<String> states() {
        return Stream.of(CircuitBreakerState.values()).map(CallGuards::label).toList();
    }

    private static String label(CircuitBreakerState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private Object guarded(Guard used, Callable<Object> call) {
        try {
            return used.call(() -> noted(call), Object.class);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Object noted(Callable<Object> call) throws Exception {
        try {
            Object answer = call.call();
            lastFailure = null;
            return answer;
        } catch (OdooUnavailable | OdooOutcomeUnknown e) {
            lastFailure = String.valueOf(e.getMessage());
            throw e;
        } catch (OdooException e) {
            // The peer is there, and says no.
            lastFailure = null;
            throw e;
        }
    }

    @Override
    public Object repeated(Supplier<Object> call) {
        return repeats.get(call, Object.class);
    }
}
