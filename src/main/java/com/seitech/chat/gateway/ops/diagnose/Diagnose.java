package com.seitech.chat.gateway.ops.diagnose;

import com.seitech.chat.gateway.diagnosis.Finding;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;

/** The command itself: from its arguments to its exit code. */
public final class Diagnose {
    public static final String NAME = "diagnose";
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Diagnose() {}

    /**
     * Answers the exit code.
     *
     * @param arguments all of the command line
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (!NAME.equals(arguments.getFirst())) {
            return misused("there is no command " + arguments.getFirst(), err);
        }
        try {
            Options options = Options.of(arguments.subList(1, arguments.size()));
            return report(new Examination(Settings.read(), options, Clock.systemUTC()), out);
        } catch (IllegalArgumentException e) {
            return misused(String.valueOf(e.getMessage()), err);
        }
    }

    private static int misused(String problem, PrintStream err) {
        err.println(problem);
        err.println();
        err.print(Options.USAGE);
        return MISUSED;
    }

    private static int report(Examination examination, PrintStream out) {
        Report report = new Report(out);
        List<Finding> findings = examination.findings(report::print);
        report.sum(findings);
        return findings.stream().anyMatch(Finding::isFailure) ? FAILED : 0;
    }
}
