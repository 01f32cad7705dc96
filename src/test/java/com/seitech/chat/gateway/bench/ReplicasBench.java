package com.seitech.chat.gateway.bench;

import java.time.Duration;
import java.util.List;

/** What it costs that several replicas share the channels. {@code docker/bench replicas} runs it. */
final class ReplicasBench {
    private ReplicasBench() {}

    /** {@code --quick}, and the names of sections; all without any. */
    public static void main(String[] args) {
        Bench.run(args, quick -> quick ? quick() : full());
    }

    private static List<Section> full() {
        return List.of(
                new PassedPollsSection(5, Duration.ofSeconds(2)),
                new PassedStreamsSection(2_000),
                new SendsSection(400, 3, Duration.ofSeconds(2)),
                new IdleReplicasSection(Duration.ofSeconds(10)),
                new TakeOverSection(5, 3));
    }

    private static List<Section> quick() {
        return List.of(
                new PassedPollsSection(1, Duration.ofSeconds(1)),
                new PassedStreamsSection(300),
                new SendsSection(50, 1, Duration.ofSeconds(1)),
                new IdleReplicasSection(Duration.ofSeconds(1)),
                new TakeOverSection(1, 1));
    }
}
