package com.seitech.chat.gateway.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.seitech.chat.gateway.session.SessionId;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Token buckets per address and per session. */
@Singleton
public final class Limits {
    private final LoadingCache<String, Bucket> channels;
    private final LoadingCache<SessionId, Bucket> sends;
    private final LoadingCache<SessionId, Bucket> uploads;

    Limits(LimitsConfig config) {
        channels = buckets(config, config.channelBurst(), config.channelsPerMinute(), Duration.ofMinutes(1));
        sends = buckets(config, config.sendBurst(), config.sendsPerSecond(), Duration.ofSeconds(1));
        uploads = buckets(config, config.uploadsPerMinute(), config.uploadsPerMinute(), Duration.ofMinutes(1));
    }

    /** Throws {@link RateLimited} when the client address has opened too many channels */
    public void takeChannel(String address) {
        take(channels.get(address));
    }

    /** Throws {@link RateLimited} when the session sends too fast */
    public void takeSend(SessionId session) {
        take(sends.get(session));
    }

    /** Throws {@link RateLimited} when the session uploads too fast */
    public void takeUpload(SessionId session) {
        take(uploads.get(session));
    }

    private static void take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new RateLimited(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private static <K> LoadingCache<K, Bucket> buckets(LimitsConfig config, int burst, int refill, Duration period) {
        return Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfterAccess(Duration.ofHours(1))
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(refill, period))
                        .build());
    }
}
