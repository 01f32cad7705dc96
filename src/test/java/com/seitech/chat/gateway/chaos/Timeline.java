package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.program.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** The run's time, and what was done to the parts when. */
final class Timeline {
    /** What happened shortly before can be the reason, too. */
    private static final Duration BEFORE = Duration.ofSeconds(15);

    private record Note(Duration at, String text) {}

    private final long start = System.nanoTime();
    private final List<Note> notes = new CopyOnWriteArrayList<>();

    Duration now() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Since then. */
    Span since(Duration from) {
        return new Span(from, now());
    }

    void note(String what) {
        notes.add(new Note(now(), what));
        Progress.say(what);
    }

    /** One line each. */
    List<String> around(Span time) {
        Span all = new Span(time.from().minus(BEFORE), time.to());
        return notes.stream()
                .filter(note -> all.contains(note.at))
                .map(note -> seconds(note.at) + "  " + note.text)
                .toList();
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%8.3fs", time.toMillis() / 1e3);
    }
}
