package com.seitech.chat.gateway.chaos;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** When the gateway was not there: from before its end to when it listened again. */
final class Absences {
    private final List<Span> all = new CopyOnWriteArrayList<>();
    private final List<Span> strains = new CopyOnWriteArrayList<>();

    void add(Span absence) {
        all.add(absence);
    }

    /** It was there, and had a reason to tell callers to come back. */
    void strain(Span strain) {
        strains.add(strain);
    }

    /** Whether a call may have met nobody. */
    boolean touch(Span call) {
        return all.stream().anyMatch(call::touches);
    }

    /** Whether one of them interrupted a call. */
    boolean beginWithin(Span call) {
        return all.stream().anyMatch(absence -> call.contains(absence.from()));
    }

    /** Whether a reader may have been told to come back. */
    boolean excuse(Span call) {
        return strains.stream().anyMatch(call::touches);
    }

    int count() {
        return all.size();
    }
}
