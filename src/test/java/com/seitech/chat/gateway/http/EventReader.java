package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.http.EventParser.Event;
import com.seitech.chat.gateway.testing.Answered;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events as a browser does. */
public final class EventReader implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 15;

    private final InputStream body;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final EventParser parser = new EventParser("", this::came);
    private volatile boolean ended;

    public EventReader(InputStream body) {
        this.body = body;
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            lines.lines().forEach(parser::line);
        } catch (IOException | UncheckedIOException e) {
            // The stream was closed, by whichever side.
        }
        ended = true;
    }

    private void came(Event event) {
        Answered.noteEvent(event.name(), event.data());
        events.add(event);
    }

    /** The next event of that name, whatever comes before it. */
    public Event next(String name) {
        return next(event -> event.name().equals(name), name);
    }

    private Event next(Predicate<Event> wanted, String what) {
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (System.nanoTime() < end) {
                @Nullable Event event = events.poll(100, TimeUnit.MILLISECONDS);
                if (event != null && wanted.test(event)) {
                    return event;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("no event " + what + (ended ? ", and the stream has ended" : ""));
    }

    /** All that come before the stream ends. */
    List<Event> untilTheEnd() {
        Awaitility.await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> ended);
        List<Event> rest = new ArrayList<>();
        events.drainTo(rest);
        return rest;
    }

    public String lastId() {
        return parser.lastId();
    }

    /** How long a browser would wait before it comes back, as told last. */
    public long retryMillis() {
        return parser.retryMillis();
    }

    public boolean isEnded() {
        return ended;
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
