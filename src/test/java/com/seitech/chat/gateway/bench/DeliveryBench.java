package com.seitech.chat.gateway.bench;

import java.util.List;

/** How news reach visitors, and at what cost. {@code docker/bench delivery} runs it. */
final class DeliveryBench {
    private DeliveryBench() {}

    /** {@code --quick}, and the names of sections; all without any. */
    public static void main(String[] args) {
        Bench.run(args, quick -> sections(quick ? Scale.quick() : Scale.full()));
    }

    private static List<Section> sections(Scale scale) {
        return List.of(
                new PollsSection(scale),
                new OdooCallsSection(scale),
                new LatencySection(scale),
                new HeapSection(scale),
                new ProcessorSection(scale));
    }
}
