package com.seitech.chat.gateway;

import com.seitech.chat.gateway.ops.diagnose.Diagnose;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Without an argument, the gateway; with one, a command that starts none of it. */
@QuarkusMain
public final class Main {
    public static void main(String... arguments) {
        if (arguments.length == 0) {
            Quarkus.run(arguments);
        } else {
            System.exit(Diagnose.run(List.of(arguments), System.out, System.err));
        }
    }
}
