package com.seitech.chat.gateway.chaos;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** When the gateway was not there: from before its end to when it listened again. */
final class Absences {
    private record Absence(Duration from, Duration to) {}

    private final List<Absence> all = new CopyOnWriteArrayList<>();

    void add(Duration from, Duration to) {
        all.add(new Absence(from, to));
    }

    /** Whether a call may have met nobody. */
    boolean touch(Duration from, Duration to) {
        return all.stream().anyMatch(absence -> absence.from.compareTo(to) <= 0 && absence.to.compareTo(from) >= 0);
    }

    /** Whether one of them interrupted a call. */
    boolean beginWithin(Duration from, Duration to) {
        return all.stream().anyMatch(absence -> absence.from.compareTo(from) >= 0 && absence.from.compareTo(to) <= 0);
    }

    int count() {
        return all.size();
    }
}
