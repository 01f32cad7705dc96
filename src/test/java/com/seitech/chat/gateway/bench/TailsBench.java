package com.seitech.chat.gateway.bench;

import java.time.Duration;
import java.util.List;

/** How several replicas get the news: what it costs Odoo, and how late they are. {@code docker/bench tails} runs it. */
final class TailsBench {
    private static final Duration FULL = Duration.ofSeconds(20);
    private static final Duration QUICK = Duration.ofSeconds(3);

    private TailsBench() {}

    /** {@code --quick}, and the names of sections; all without any. */
    public static void main(String[] args) {
        Bench.run(
                args,
                quick ->
                        List.of(new SharedPaceSection(quick ? QUICK : FULL), new HandoverSection(quick ? 100 : 2_000)));
    }
}
