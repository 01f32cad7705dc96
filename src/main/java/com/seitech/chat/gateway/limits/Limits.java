package com.seitech.chat.gateway.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.seitech.chat.gateway.conversation.Allowance;
import com.seitech.chat.gateway.session.SessionId;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Token buckets per address, per session and for everybody, asked in this order: who is refused for himself takes nothing
 * from the others.
 */
@Singleton
public final class Limits implements Allowance {
    private final LimitsConfig config;
    private final LimitFigures figures;
    private final TimeMeter time;
    private final LoadingCache<String, Bucket> channels;
    private final LoadingCache<SessionId, Bucket> sends;
    private final LoadingCache<SessionId, Bucket> uploads;
    private final LoadingCache<SessionId, Bucket> transcripts;
    private final LoadingCache<SessionId, Bucket> reads;
    private final Bucket allChannels;
    private final Bucket allSends;
    private final Bucket allUploads;
    private final Bucket allTranscripts;
    private final Bucket allReads;

    @Inject
    Limits(LimitsConfig config, LimitFigures figures) {
        // Not the wall clock: set back an hour, it would shut everybody out for that hour.
        this(config, figures, TimeMeter.SYSTEM_NANOTIME);
    }

    Limits(LimitsConfig config, LimitFigures figures, TimeMeter time) {
        this.config = config;
        this.figures = figures;
        this.time = time;
        channels = buckets(config.channelBurst(), config.channelsPerMinute(), Duration.ofMinutes(1));
        sends = buckets(config.sendBurst(), config.sendsPerSecond(), Duration.ofSeconds(1));
        uploads = buckets(config.uploadsPerMinute(), config.uploadsPerMinute(), Duration.ofMinutes(1));
        transcripts = buckets(config.transcriptsPerMinute(), config.transcriptsPerMinute(), Duration.ofMinutes(1));
        reads = buckets(config.readBurst(), config.readsPerSecond(), Duration.ofSeconds(1));
        allReads = bucket(config.allReadBurst(), config.allReadsPerSecond(), Duration.ofSeconds(1));
        allChannels = bucket(config.allChannelBurst(), config.allChannelsPerSecond(), Duration.ofSeconds(1));
        allSends = bucket(config.allSendBurst(), config.allSendsPerSecond(), Duration.ofSeconds(1));
        allUploads = bucket(config.allUploadsPerMinute(), config.allUploadsPerMinute(), Duration.ofMinutes(1));
        allTranscripts =
                bucket(config.allTranscriptsPerMinute(), config.allTranscriptsPerMinute(), Duration.ofMinutes(1));
    }

    /** Throws {@link RateLimited} when the client address, or everybody together, has opened too many channels. */
    public void takeChannel(String address) {
        take(Limit.CHANNELS, channels.get(address));
        take(Limit.ALL_CHANNELS, allChannels);
    }

    /** Throws {@link RateLimited} when the session, or everybody together, sends too fast. */
    public void takeSend(SessionId session) {
        take(Limit.SENDS, sends.get(session));
        take(Limit.ALL_SENDS, allSends);
    }

    /** Throws {@link RateLimited} when the session, or everybody together, uploads too fast. */
    public void takeUpload(SessionId session) {
        take(Limit.UPLOADS, uploads.get(session));
        take(Limit.ALL_UPLOADS, allUploads);
    }

    /** Throws {@link RateLimited} when the session, or everybody together, asks for too many transcripts. */
    public void takeTranscript(SessionId session) {
        take(Limit.TRANSCRIPTS, transcripts.get(session));
        take(Limit.ALL_TRANSCRIPTS, allTranscripts);
    }

    @Override
    public boolean take(SessionId session) {
        return took(Limit.READS, reads.get(session)) && took(Limit.ALL_READS, allReads);
    }

    private boolean took(Limit limit, Bucket bucket) {
        boolean took = bucket.tryConsume(1);
        if (!took) {
            figures.hit(limit);
        }
        return took;
    }

    private static void take(Limit limit, Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new RateLimited(limit, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** Of the kind of which there are most, once what is too much has gone. */
    long remembered() {
        return Stream.of(channels, sends, uploads, transcripts, reads)
                .mapToLong(buckets -> {
                    buckets.cleanUp();
                    return buckets.estimatedSize();
                })
                .max()
                .orElseThrow();
    }

    private <K> LoadingCache<K, Bucket> buckets(int burst, int refill, Duration period) {
        return Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfterAccess(Duration.ofHours(1))
                .build(key -> bucket(burst, refill, period));
    }

    private Bucket bucket(int burst, int refill, Duration period) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(refill, period))
                .withCustomTimePrecision(time)
                .build();
    }
}
