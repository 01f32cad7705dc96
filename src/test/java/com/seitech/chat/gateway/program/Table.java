package com.seitech.chat.gateway.program;

import java.util.ArrayList;
import java.util.List;

/** The answer of a run, as Markdown. */
public final class Table {
    private final List<String> rows = new ArrayList<>();

    /** A figure without a goal. */
    public void figure(String what, String measured) {
        row(what, measured, "", "");
    }

    public void goal(String what, String measured, String goal, boolean met) {
        row(what, measured, goal, met ? "yes" : "**no**");
    }

    public void missing(String what, String reason) {
        row(what, "not measured: " + reason, "", "");
    }

    private void row(String what, String measured, String goal, String met) {
        rows.add("| " + what + " | " + measured + " | " + goal + " | " + met + " |");
        Progress.say(what + ": " + measured + (goal.isEmpty() ? "" : " (goal " + goal + ": " + met + ")"));
    }

    public String markdown() {
        return "| what | measured | goal | met |\n|---|---|---|---|\n" + String.join("\n", rows) + "\n";
    }
}
