package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooException.OdooFault;
import com.seitech.chat.gateway.odoo.OdooException.OdooMisconfigured;
import com.seitech.chat.gateway.odoo.OdooException.OdooOutcomeUnknown;
import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import com.seitech.chat.gateway.odoo.OdooException.OdooUnavailable;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

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

    private record Kind(Lane lane, Outcome outcome) {}

    private final Map<Kind, Tally> tallies = new ConcurrentHashMap<>();

    OdooCalls() {
        kinds().forEach(kind -> tallies.put(kind, new Tally(name(kind.lane()), name(kind.outcome()))));
    }

    private static Stream<Kind> kinds() {
        return Arrays.stream(Lane.values())
                .flatMap(lane -> Arrays.stream(Outcome.values()).map(outcome -> new Kind(lane, outcome)));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** One for each lane and outcome, always the same. */
    public Stream<Tally> tallies() {
        return tallies.values().stream();
    }

    <T> T counted(Lane lane, Callable<T> call) throws Exception {
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
            tally(lane, outcome).add(System.nanoTime() - start);
        }
    }

    private Tally tally(Lane lane, Outcome outcome) {
        return Objects.requireNonNull(tallies.get(new Kind(lane, outcome)));
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

    /** The calls of one lane that ended in one way. */
    public static final class Tally {
        private final String lane;
        private final String outcome;
        private final LongAdder calls = new LongAdder();
        private final LongAdder nanos = new LongAdder();

        private Tally(String lane, String outcome) {
            this.lane = lane;
            this.outcome = outcome;
        }

        private void add(long tookNanos) {
            calls.increment();
            nanos.add(tookNanos);
        }

        public String lane() {
            return lane;
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
