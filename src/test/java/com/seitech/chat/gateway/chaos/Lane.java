package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.program.Pause;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Does one thing after the other, none before its time. */
final class Lane {
    /** @param at since the lane began */
    record Task(Duration at, Runnable work) {}

    private Lane() {}

    /** Done when all are, or when one of them failed. */
    static CompletableFuture<Void> of(List<Task> tasks) {
        long start = System.nanoTime();
        return CompletableFuture.runAsync(
                () -> tasks.forEach(task -> {
                    Duration left = task.at.minusNanos(System.nanoTime() - start);
                    Pause.of(left.isNegative() ? Duration.ZERO : left);
                    task.work.run();
                }),
                Thread::startVirtualThread);
    }
}
