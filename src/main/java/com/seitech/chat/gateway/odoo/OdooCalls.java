package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooException.OdooFault;
import com.seitech.chat.gateway.odoo.OdooException.OdooMisconfigured;
import com.seitech.chat.gateway.odoo.OdooException.OdooOutcomeUnknown;
import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import com.seitech.chat.gateway.odoo.OdooException.OdooUnavailable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** How many calls went to Odoo, how they ended and how long they took, for operators. Repeats count as calls. */
@Singleton
public final class OdooCalls {
    private enum Outcome {
        ANSWERED,
        UNAVAILABLE,
        UNKNOWN,
        REJECTED,
        MISCONFIGURED,
        FAULT
    }

    /** As many as the code has calls: nothing of a request is in it. */
    private record Kind(Lane lane, String operation, Outcome outcome) {}

    private final Map<Kind, Tally> tallies = new ConcurrentHashMap<>();
    private final List<Consumer<Tally>> listeners = new CopyOnWriteArrayList<>();

    /** Tells the listener of each lane, operation and outcome once: of those that there are now, and of each new one. */
    public synchronized void listen(Consumer<Tally> listener) {
        listeners.add(listener);
        tallies.values().forEach(listener);
    }

    /** Those that have ended. */
    long in(Lane lane) {
        return tallies.entrySet().stream()
                .filter(tally -> tally.getKey().lane() == lane)
                .mapToLong(tally -> tally.getValue().calls())
                .sum();
    }

    /** @param operation the model and its method */
    <T> T counted(Lane lane, String operation, Callable<T> call) throws Exception {
        long start = System.nanoTime();
        Outcome outcome = Outcome.FAULT;
        try {
            T result = call.call();
            outcome = Outcome.ANSWERED;
            return result;
        } catch (OdooException e) {
            outcome = outcomeOf(e);
            throw e;
        } finally {
            tally(new Kind(lane, operation, outcome)).add(System.nanoTime() - start);
        }
    }

    private Tally tally(Kind kind) {
        Tally known = tallies.get(kind);
        return known == null ? first(kind) : known;
    }

    private synchronized Tally first(Kind kind) {
        return tallies.computeIfAbsent(kind, one -> {
            Tally tally = new Tally(name(one.lane()), one.operation(), name(one.outcome()));
            listeners.forEach(listener -> listener.accept(tally));
            return tally;
        });
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Outcome outcomeOf(OdooException e) {
        return switch (e) {
            case OdooUnavailable unavailable -> Outcome.UNAVAILABLE;
            case OdooOutcomeUnknown unknown -> Outcome.UNKNOWN;
            case OdooRejected rejected -> Outcome.REJECTED;
            case OdooMisconfigured misconfigured -> Outcome.MISCONFIGURED;
            case OdooFault fault -> Outcome.FAULT;
        };
    }

    /** The calls of one operation in one lane that ended in one way. */
    public static final class Tally {
        private final String lane;
        private final String operation;
        private final String outcome;
        private final LongAdder calls = new LongAdder();
        private final LongAdder nanos = new LongAdder();

        private Tally(String lane, String operation, String outcome) {
            this.lane = lane;
            this.operation = operation;
            this.outcome = outcome;
        }

        private void add(long tookNanos) {
            calls.increment();
            nanos.add(tookNanos);
        }

        public String lane() {
            return lane;
        }

        public String operation() {
            return operation;
        }

        public String outcome() {
            return outcome;
        }

        public long calls() {
            return calls.sum();
        }

        public long nanos() {
            return nanos.sum();
        }
    }
}
