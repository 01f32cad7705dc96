package com.seitech.chat.gateway.ops.diagnose;

import com.seitech.chat.gateway.diagnosis.Finding;
import com.seitech.chat.gateway.diagnosis.Finding.Level;
import java.io.PrintStream;
import java.util.List;

/** Prints findings as they come, one below the other, each cure below what it is for. */
final class Report {
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void print(Finding finding) {
        out.printf("%-5s %-16s %s%n", finding.level(), finding.subject(), oneLine(finding.text()));
        if (!finding.cure().isEmpty()) {
            out.printf("%-22s -> %s%n", "", oneLine(finding.cure()));
        }
    }

    /** Texts of others may have any characters, and a terminal obeys some of them. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    void sum(List<Finding> findings) {
        out.printf(
                "%n%d OK, %d WARN, %d FAIL%n",
                count(findings, Level.OK), count(findings, Level.WARN), count(findings, Level.FAIL));
    }

    private static long count(List<Finding> findings, Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
