package com.seitech.chat.gateway.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Verifies sessions many at a time, one question after the other and not faster than the pause allows: thousands of
 * visitors who come at once must not become thousands of calls.
 */
final class VerificationQueue {
    private record Request(Session session, CompletableFuture<Void> done) {}

    private final Consumer<List<Session>> verify;
    private final Duration pause;
    private final BlockingQueue<Request> requests;
    private final AtomicBoolean running = new AtomicBoolean();

    /** @param verify may throw {@link Unverified} and {@link StoreUnavailable} */
    VerificationQueue(Consumer<List<Session>> verify, SessionConfig config) {
        this.verify = verify;
        this.pause = config.verifyPause();
        this.requests = new LinkedBlockingQueue<>(config.verifyQueue());
    }

    /** Is done when the session was verified or revoked, or fails. */
    CompletableFuture<Void> add(Session session) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (requests.offer(new Request(session, done))) {
            run();
        } else {
            done.completeExceptionally(new Unverified("too many sessions wait to be verified", null));
        }
        return done;
    }

    private void run() {
        if (!requests.isEmpty() && running.compareAndSet(false, true)) {
            Thread.ofVirtual().name("verification").start(this::runAll);
        }
    }

    private void runAll() {
        try {
            while (!requests.isEmpty()) {
                runSome();
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.set(false);
            // One that came after the last look.
            run();
        }
    }

    private void runSome() {
        List<Request> batch = new ArrayList<>();
        requests.drainTo(batch, References.MOST);
        try {
            verify.accept(batch.stream().map(Request::session).distinct().toList());
            batch.forEach(request -> request.done().complete(null));
        } catch (RuntimeException e) {
            batch.forEach(request -> request.done().completeExceptionally(e));
        }
    }
}
