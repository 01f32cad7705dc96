package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.odoo.OdooUser;
import com.seitech.chat.gateway.program.ChildProcess;
import com.seitech.chat.gateway.program.OdooLogin;
import java.time.Duration;
import java.util.List;

/** Our side of {@link FakeOdooMain}. */
final class FakeOdooProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final int METHODS_FIELD = 3;

    private final ChildProcess process = ChildProcess.main(FakeOdooMain.class, List.of("-Xmx2g"));
    private final OdooLogin gateway = OdooLogin.of(
            List.of(process.line(FakeOdooMain.READY, PATIENCE_SECONDS).split(" ", -1)));

    /** What the fake has received since {@link #mark}. */
    record Calls(int total, int busiestSecond, String byMethod) {}

    OdooLogin gateway() {
        return gateway;
    }

    OdooUser gatewayUser() {
        return gateway.loggedIn();
    }

    void agentReplies(long channel) {
        process.tell("reply " + channel);
    }

    /** The text has no line breaks. */
    void agentSays(long channel, String text) {
        process.tell("say " + channel + " " + text);
    }

    /** Every call takes so long. */
    void answersAfter(Duration delay) {
        process.tell("delay " + delay.toMillis());
    }

    void mark() {
        process.tell("mark");
    }

    Calls calls() {
        process.tell("calls");
        String[] words = process.line(FakeOdooMain.CALLS, PATIENCE_SECONDS).split(" ", METHODS_FIELD);
        return new Calls(Integer.parseInt(words[0]), Integer.parseInt(words[1]), words[2]);
    }

    @Override
    public void close() {
        process.close();
    }
}
