package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Progress;
import com.seitech.chat.gateway.program.Table;
import java.util.ArrayList;
import java.util.List;

/** The rates of one way and of another for files of one size, measured in turn. */
final class SideBySide {
    private final String what;
    private final FileSize size;
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> others = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();

    SideBySide(String what, FileSize size) {
        this.what = what;
        this.size = size;
    }

    void add(double ourSeconds, double otherSeconds) {
        ours.add(size.megabytesPerSecond(ourSeconds));
        others.add(size.megabytesPerSecond(otherSeconds));
        ratios.add(otherSeconds / ourSeconds);
        Progress.say(what + ", " + size + ": " + rate(ours.getLast()) + " beside " + rate(others.getLast()));
    }

    /** A goal is one for large files; small ones are told beside them. */
    void report(Table table, double goal) {
        double ratio = Figures.median(ratios);
        if (size.isLarge()) {
            table.goal(name(), measured(ratio), "≥ " + goal + " ×", ratio >= goal);
        } else {
            table.figure(name(), measured(ratio));
        }
    }

    private String name() {
        return what + ", " + size;
    }

    private String measured(double ratio) {
        return Figures.hundredths(ratio) + " × (" + rate(Figures.median(ours)) + " / " + rate(Figures.median(others))
                + ")";
    }

    private static String rate(double megabytesPerSecond) {
        return Figures.tenths(megabytesPerSecond) + " MB/s";
    }
}
