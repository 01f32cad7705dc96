package com.seitech.chat.gateway.odoo;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** Caches of what Odoo answered, which ask it while they hold the lock of the entry. */
final class AnswerCaches {
    private AnswerCaches() {}

    /**
     * Their housekeeping waits for such locks, and must do so on threads of its own. By default it runs in the common
     * pool, where {@link java.net.http.HttpClient} completes its answers: on two cores that pool is a single thread, so
     * the cache would wait for an answer that waits for the cache.
     */
    static Caffeine<Object, Object> kept(Duration age) {
        return Caffeine.newBuilder().expireAfterWrite(age).executor(Thread::startVirtualThread);
    }
}
