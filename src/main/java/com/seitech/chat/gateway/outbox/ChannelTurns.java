package com.seitech.chat.gateway.outbox;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.seitech.chat.gateway.session.ChannelId;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One message of a channel at a time is accepted, in the order they came: the order in which they are kept is the one in
 * which they are delivered. Different channels go in parallel.
 */
@Singleton
final class ChannelTurns {
    private final OutboxConfig config;
    /** Weak: a lock lives as long as someone holds or awaits it. */
    private final LoadingCache<ChannelId, ReentrantLock> turns =
            Caffeine.newBuilder().weakValues().build(channel -> new ReentrantLock(true));

    ChannelTurns(OutboxConfig config) {
        this.config = config;
    }

    /** @throws NotDelivered when the turn did not come in time */
    <T> T inTurn(ChannelId channel, Supplier<T> work) {
        ReentrantLock turn = turns.get(channel);
        if (!acquired(turn)) {
            throw new NotDelivered(true, "an earlier message of the channel is still on its way");
        }
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    private boolean acquired(ReentrantLock turn) {
        try {
            return turn.tryLock(config.turnWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
