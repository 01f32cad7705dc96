package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.QueuedSend;
import com.seitech.chat.gateway.session.ChannelId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What a feed could not be told, because the database did not answer: it is told again, until it does. */
final class ToldLater {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Consumer<QueuedSend> tell;
    private final Map<ChannelId, List<QueuedSend>> waiting = new ConcurrentHashMap<>();

    /** @param tell called in the order of {@link #add}; may add it again */
    ToldLater(Consumer<QueuedSend> tell) {
        this.tell = tell;
    }

    /** Does not wait. */
    void add(QueuedSend told) {
        waiting.compute(told.entry().channel(), (channel, before) -> {
            List<QueuedSend> all = before == null ? new ArrayList<>(1) : before;
            if (before == null) {
                CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                        .execute(() -> tellAll(channel));
            }
            all.add(told);
            return all;
        });
    }

    private void tellAll(ChannelId channel) {
        List<QueuedSend> all = waiting.remove(channel);
        if (all != null) {
            all.forEach(tell);
        }
    }
}
