package com.seitech.chat.gateway.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.seitech.chat.gateway.tail.News;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reports whether an answer reached the wire to the client. Of one that another replica passes on, that one tells; when it
 * does not, it has died on the way, and what then is to be believed depends on the answer.
 */
@Singleton
final class AnswerOutcomes {
    /** Names an answer whose fate is to be told. */
    static final String HEADER = "X-Gateway-Outcome";
    /** To write an answer takes milliseconds, or fails. */
    static final Duration LONGEST_REPORT = Duration.ofSeconds(3);

    private record Expected(News.Outcome outcome, boolean otherwise) {}

    private final PeerProof proof;
    private final Cache<String, Expected> expected = Caffeine.newBuilder()
            .expireAfterWrite(LONGEST_REPORT)
            .scheduler(Scheduler.systemScheduler())
            .<String, Expected>evictionListener((id, one, cause) -> untold(one, cause))
            .build();

    AnswerOutcomes(PeerProof proof) {
        this.proof = proof;
    }

    private static void untold(@Nullable Expected one, RemovalCause cause) {
        if (one != null && cause.wasEvicted()) {
            one.outcome().ended(one.otherwise());
        }
    }

    /**
     * Has the outcome told once, also when the client has left already.
     *
     * @param otherwise what to believe when nobody tells
     */
    void watch(RoutingContext call, News.Outcome outcome, boolean otherwise) {
        if (!proof.isPeer(call.request())) {
            CallEnd.on(call, outcome);
            return;
        }
        String id = UUID.randomUUID().toString();
        expected.put(id, new Expected(outcome, otherwise));
        call.response().putHeader(HEADER, id);
        CallEnd.on(call, written -> {
            if (!written) {
                told(id, false);
            }
        });
    }

    /** The other replica says what became of it. */
    void told(String id, boolean written) {
        Expected one = expected.asMap().remove(id);
        if (one != null) {
            one.outcome().ended(written);
        }
    }
}
