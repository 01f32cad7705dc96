package com.seitech.chat.gateway.outbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.session.StoreUnavailable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether the success of an entry was written to the client. Between acceptance and the last byte of the answer
 * that is open; a second send of the same text waits for the end of it, since both "repeat" and "another message" would
 * be a guess.
 */
@Singleton
public final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final Seldom SELDOM = new Seldom(LOG, 5);
    /** Writing an answer of 100 bytes takes milliseconds, or fails. */
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(2);
    /** Far more sends than can be in their last milliseconds at once. */
    private static final int MOST_OPEN = 10_000;

    private final Outbox outbox;
    private final OutboxConfig config;
    private final Cache<OutboxId, CompletableFuture<Boolean>> open = Caffeine.newBuilder()
            .maximumSize(MOST_OPEN)
            .expireAfterWrite(Duration.ofMinutes(2))
            .build();

    Answers(Outbox outbox, OutboxConfig config) {
        this.outbox = outbox;
        this.config = config;
    }

    void opened(OutboxId id) {
        open.put(id, new CompletableFuture<>());
    }

    /** To be called once the answer has left, or cannot leave any more. Does not block. */
    public void ended(OutboxId id, boolean written) {
        CompletableFuture<Boolean> answer = open.getIfPresent(id);
        if (answer != null) {
            answer.complete(written);
        }
        if (written) {
            Thread.startVirtualThread(() -> remember(id));
        }
    }

    private void remember(OutboxId id) {
        try {
            outbox.answered(id);
        } catch (StoreUnavailable e) {
            SELDOM.warn(
                    "answer not remembered",
                    line -> line.addKeyValue("entry", id).addKeyValue("reason", e.getMessage()));
        }
    }

    boolean wasWritten(OutboxRecord earlier) {
        CompletableFuture<Boolean> answer = open.getIfPresent(earlier.id());
        return earlier.answered() || (answer != null && outcome(answer));
    }

    private boolean outcome(CompletableFuture<Boolean> answer) {
        try {
            return answer.get(config.patience().plus(LONGEST_WRITE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
