package com.seitech.chat.gateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.seitech.chat.gateway.fake.FakeOdoo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;

/**
 * A {@link FakeOdoo} in a process of its own, that does what its standard input says: {@code reply CHANNEL}, {@code say
 * CHANNEL WORD}, {@code delay MILLISECONDS} of every call, {@code mark} to begin counting calls, {@code calls} to tell what
 * was counted. Ends with its input.
 */
final class FakeOdooMain {
    static final String READY = "ready ";
    static final String CALLS = "calls ";

    private FakeOdooMain() {}

    public static void main(String[] args) throws IOException {
        try (FakeOdoo odoo = FakeOdoo.started();
                BufferedReader input = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            System.out.println(
                    READY + String.join(" ", odoo.url().toString(), odoo.database(), odoo.login(), odoo.apiKey()));
            CallCounter counter = new CallCounter(odoo);
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                obey(line.split(" ", -1), odoo, counter);
            }
        }
        System.exit(0);
    }

    private static void obey(String[] words, FakeOdoo odoo, CallCounter counter) {
        switch (words[0]) {
            case "reply" -> odoo.agentReplies(Long.parseLong(words[1]), "How can I help?");
            case "say" -> odoo.agentReplies(Long.parseLong(words[1]), words[2]);
            case "delay" -> odoo.faults().delayAll(Duration.ofMillis(Long.parseLong(words[1])));
            case "mark" -> counter.mark();
            case "calls" ->
                System.out.println(CALLS + counter.total() + " " + counter.busiestSecond() + " " + counter.byMethod());
            default -> throw new IllegalArgumentException(words[0]);
        }
    }
}
