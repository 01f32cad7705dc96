package com.seitech.chat.gateway.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Faults one after the other, with rests between them, as a seed has it. Each kind comes once before any comes again. */
public final class FaultSchedule {
    private static final int SHORTEST_REST_MILLIS = 500;
    private static final int LONGEST_REST_MILLIS = 5_000;
    private static final int SHORTEST_MILLIS = 500;
    private static final int LONGEST_MILLIS = 4_000;
    /** From within the head of an HTTP message to behind most bodies of a chat. */
    private static final int MOST_BYTES = 1_500;

    private static final int LONGEST_DELAY_MILLIS = 1_500;
    private static final int SLOWEST = 500;
    private static final int FASTEST = 20_000;
    /** A fault meets all connections, or one in two or three. */
    private static final int MOST_IN = 3;

    private enum Kind {
        DELAY,
        REFUSE,
        CUT_REQUEST,
        CUT_REPLY,
        DROP_REPLY,
        HALF_OPEN,
        THROTTLE
    }

    private final Random random;
    private final List<Kind> pack = new ArrayList<>();

    private FaultSchedule(long seed) {
        this.random = new Random(seed);
    }

    /** They follow each other, the last one ends in time. */
    public static List<Episode> of(long seed, Duration length) {
        FaultSchedule schedule = new FaultSchedule(seed);
        List<Episode> episodes = new ArrayList<>();
        for (Episode next = schedule.next(Duration.ZERO);
                next.end().compareTo(length) <= 0;
                next = schedule.next(next.end())) {
            episodes.add(next);
        }
        return List.copyOf(episodes);
    }

    private Episode next(Duration after) {
        Duration at = after.plusMillis(between(SHORTEST_REST_MILLIS, LONGEST_REST_MILLIS));
        Duration lasts = Duration.ofMillis(between(SHORTEST_MILLIS, LONGEST_MILLIS));
        Fault fault = fault();
        return new Episode(at, lasts, fault, fault instanceof Fault.Refuse ? 1 : between(1, MOST_IN));
    }

    private Fault fault() {
        if (pack.isEmpty()) {
            pack.addAll(List.of(Kind.values()));
            Collections.shuffle(pack, random);
        }
        return switch (pack.removeLast()) {
            case DELAY -> new Fault.Delay(Duration.ofMillis(between(1, LONGEST_DELAY_MILLIS)));
            case REFUSE -> new Fault.Refuse();
            case CUT_REQUEST -> new Fault.CutRequest(between(0, MOST_BYTES));
            case CUT_REPLY -> new Fault.CutReply(between(0, MOST_BYTES));
            case DROP_REPLY -> new Fault.DropReply();
            case HALF_OPEN -> new Fault.HalfOpen();
            case THROTTLE -> new Fault.Throttle(between(SLOWEST, FASTEST));
        };
    }

    private int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }
}
