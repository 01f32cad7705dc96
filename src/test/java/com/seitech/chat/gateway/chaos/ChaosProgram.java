package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.program.Machine;
import com.seitech.chat.gateway.program.Progress;
import com.seitech.chat.gateway.program.Table;
import java.nio.file.Path;
import java.util.List;

/** {@code docker/chaos} starts an Odoo and runs this over it. */
final class ChaosProgram {
    private static final Path HOME = Path.of("target", "chaos");

    private ChaosProgram() {}

    /** The options of {@link Options}. Ends with 0 when nothing is lost, twice, out of order or without a useful answer. */
    public static void main(String[] args) {
        Options options = Options.of(List.of(args));
        Progress.say("docker/chaos " + options);
        Machine.lookAt();
        Table table = new Table();
        Verdict verdict = ChaosRun.of(options, OdooStack.runningIn(HOME), table);
        System.out.println(table.markdown());
        if (!verdict.offences().isEmpty()) {
            System.out.println(verdict.details() + "\n\nAgain: docker/chaos " + options + "\n");
        }
        System.out.println(verdict);
        System.exit(verdict.isClean() ? 0 : 1);
    }
}
