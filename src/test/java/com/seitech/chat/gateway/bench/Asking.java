package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Pause;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A visitor who polls, is answered, and polls again a moment later. */
final class Asking implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(20);
    /** Once his channel is served again, and for a while after that. */
    private static final Duration AFTER_THE_END = Duration.ofSeconds(1);

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final URI poll;
    private final List<Double> seconds = new ArrayList<>();
    private final List<PlainHttp.Answer> bad = new ArrayList<>();
    private final Thread thread;
    private volatile boolean working = true;

    /** Has been answered once when it is made. */
    Asking(URI gateway, Visitor visitor) {
        poll = gateway.resolve("/api/chat/support/" + visitor.channel() + "/poll?last_message_id=0&session_token="
                + visitor.token().value());
        ask();
        forget();
        thread = Thread.ofPlatform().daemon().name("asking").start(this::work);
    }

    private void work() {
        while (working) {
            ask();
            Pause.of(PAUSE);
        }
    }

    private void ask() {
        long start = System.nanoTime();
        PlainHttp.Answer answer = PlainHttp.get(poll);
        double took = (System.nanoTime() - start) / 1e9;
        synchronized (this) {
            seconds.add(took);
            if (answer.status() != 200 || answer.body().contains("degraded")) {
                bad.add(answer);
            }
        }
    }

    private synchronized void forget() {
        seconds.clear();
        bad.clear();
    }

    private synchronized int count() {
        return seconds.size();
    }

    /** After what was done to his replica. Every poll must have been answered well. */
    double longestUntilServed() throws NotMeasurable {
        int before = count();
        // The one that is under way may have been answered before.
        Pause.until(() -> count() > before + 1, LONGEST);
        Pause.of(AFTER_THE_END);
        close();
        synchronized (this) {
            if (!bad.isEmpty()) {
                throw new NotMeasurable(bad.size() + " polls were not answered well, as " + bad.getFirst());
            }
            return seconds.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        }
    }

    @Override
    public void close() {
        working = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
