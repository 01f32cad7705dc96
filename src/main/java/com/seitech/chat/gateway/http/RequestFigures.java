package com.seitech.chat.gateway.http;

import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/**
 * How many requests there were, how they ended and how long they took, for operators. A hundred thousand a second pass
 * here, so that one costs two additions, to numbers that no other thread waits for.
 */
@Singleton
public final class RequestFigures {
    private static final double NANOS = 1e9;
    /** Seconds. Nearly all polls are below the first, and what visitors notice is above the middle. */
    private static final double[] BOUNDS = {0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30};

    private static final long[] BOUNDS_NANOS = nanos();

    private enum Method {
        GET,
        HEAD,
        POST,
        DELETE,
        OPTIONS,
        OTHER
    }

    /** Of an answer, or {@link #GONE}: the client had left before the end of it. */
    enum Outcome {
        INFORMATION("1xx"),
        SUCCESS("2xx"),
        REDIRECTION("3xx"),
        CLIENT_ERROR("4xx"),
        SERVER_ERROR("5xx"),
        GONE("gone");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        static Outcome of(int status) {
            return values()[Math.clamp(status / 100, 1, 5) - 1];
        }
    }

    private static final int METHODS = Method.values().length;
    private static final int OUTCOMES = Outcome.values().length;
    private final AtomicReferenceArray<Tally> tallies =
            new AtomicReferenceArray<>(Endpoint.values().length * METHODS * OUTCOMES);

    private static long[] nanos() {
        long[] nanos = new long[BOUNDS.length];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = Math.round(BOUNDS[i] * NANOS);
        }
        return nanos;
    }

    /** Of {@link Tally#counts}, the upper ones in seconds; there is one more count, of what took longer. */
    public static List<Double> bounds() {
        List<Double> bounds = new ArrayList<>();
        for (double bound : BOUNDS) {
            bounds.add(bound);
        }
        return bounds;
    }

    @SuppressWarnings("EnumOrdinal") // a place in an array, which nobody else sees
    void add(Endpoint endpoint, HttpMethod method, Outcome outcome, long nanos) {
        Method known = methodOf(method);
        int place = (endpoint.ordinal() * METHODS + known.ordinal()) * OUTCOMES + outcome.ordinal();
        Tally tally = tallies.get(place);
        if (tally == null) {
            tallies.compareAndSet(place, null, new Tally(endpoint, known, outcome));
            tally = tallies.get(place);
        }
        tally.add(nanos);
    }

    /** One of a few: clients may make up methods. */
    static String methodLabel(HttpMethod method) {
        return methodOf(method).name();
    }

    private static Method methodOf(HttpMethod method) {
        if (HttpMethod.GET.equals(method)) {
            return Method.GET;
        }
        return switch (method.name()) {
            case "HEAD" -> Method.HEAD;
            case "POST" -> Method.POST;
            case "DELETE" -> Method.DELETE;
            case "OPTIONS" -> Method.OPTIONS;
            default -> Method.OTHER;
        };
    }

    /** Of every kind of which there was at least one. */
    public List<Tally> tallies() {
        List<Tally> found = new ArrayList<>();
        for (int i = 0; i < tallies.length(); i++) {
            Tally tally = tallies.get(i);
            if (tally != null) {
                found.add(tally);
            }
        }
        return found;
    }

    /** The requests for one endpoint, by one method, that ended in one way. */
    public static final class Tally {
        private final String endpoint;
        private final String method;
        private final String outcome;
        private final LongAdder[] counts = new LongAdder[BOUNDS.length + 1];
        private final LongAdder nanos = new LongAdder();

        private Tally(Endpoint endpoint, Method method, Outcome outcome) {
            this.endpoint = endpoint.label();
            this.method = method.name();
            this.outcome = outcome.label;
            for (int i = 0; i < counts.length; i++) {
                counts[i] = new LongAdder();
            }
        }

        private void add(long tookNanos) {
            int place = 0;
            while (place < BOUNDS_NANOS.length && tookNanos > BOUNDS_NANOS[place]) {
                place++;
            }
            counts[place].increment();
            nanos.add(tookNanos);
        }

        public String endpoint() {
            return endpoint;
        }

        public String method() {
            return method;
        }

        public String outcome() {
            return outcome;
        }

        /** How many took no longer than each of the bounds, and longer than the one before it. */
        public List<Long> counts() {
            return LongStream.range(0, counts.length)
                    .mapToObj(i -> counts[(int) i].sum())
                    .toList();
        }

        /** All of them together. */
        public double seconds() {
            return nanos.sum() / NANOS;
        }
    }
}
