package com.seitech.chat.gateway.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Bounds how often the same is logged: an outage, or a visitor, may cause thousands of equal failures a second, and the log
 * may be on the disk that is full. Of each event so many are written in a span of time, and when that is over one more, which
 * says how many were left out ({@code left_out}).
 */
public final class Seldom {
    /** Short enough to notice that it goes on, long enough to read. */
    private static final Duration SPAN = Duration.ofSeconds(10);

    private final Logger log;
    private final int most;
    private final long spanNanos;
    private final LongSupplier nanos;
    /** As many as there are texts of ours. */
    private final Map<String, Span> spans = new HashMap<>();

    /** @param most of each event in ten seconds */
    public Seldom(Logger log, int most) {
        this(log, most, SPAN, System::nanoTime);
    }

    Seldom(Logger log, int most, Duration span, LongSupplier nanos) {
        this.log = log;
        this.most = most;
        this.spanNanos = span.toNanos();
        this.nanos = nanos;
    }

    private static final class Span {
        private final long begun;
        private int written;
        private long leftOut;

        Span(long begun) {
            this.begun = begun;
        }
    }

    /**
     * Logs the event, if it has not been logged too often.
     *
     * @param event a text of ours, in which nothing changes
     * @param keys adds what is to be known of this time
     */
    public void info(String event, UnaryOperator<LoggingEventBuilder> keys) {
        tell(Level.INFO, event, keys);
    }

    /** As {@link #info}. */
    public void warn(String event, UnaryOperator<LoggingEventBuilder> keys) {
        tell(Level.WARN, event, keys);
    }

    /** As {@link #info}. */
    public void error(String event, UnaryOperator<LoggingEventBuilder> keys) {
        tell(Level.ERROR, event, keys);
    }

    private void tell(Level level, String event, UnaryOperator<LoggingEventBuilder> keys) {
        if (mayBeWritten(level, event)) {
            keys.apply(log.atLevel(level)).log(event);
        }
    }

    private boolean mayBeWritten(Level level, String event) {
        long now = nanos.getAsLong();
        synchronized (spans) {
            Span span =
                    spans.compute(event, (name, known) -> known == null || isOver(known, now) ? new Span(now) : known);
            if (span.written < most) {
                span.written++;
                return true;
            }
            if (span.leftOut++ == 0) {
                summarizeIn(span.begun + spanNanos - now, level, event, span);
            }
            return false;
        }
    }

    /** One that something was left out of is over when that was told. */
    private boolean isOver(Span span, long now) {
        return span.leftOut == 0 && now - span.begun >= spanNanos;
    }

    private void summarizeIn(long left, Level level, String event, Span span) {
        CompletableFuture.delayedExecutor(Math.max(0, left), TimeUnit.NANOSECONDS, Thread::startVirtualThread)
                .execute(() -> log.atLevel(level)
                        .addKeyValue("left_out", ended(event, span))
                        .log(event));
    }

    private long ended(String event, Span span) {
        synchronized (spans) {
            spans.remove(event, span);
            return span.leftOut;
        }
    }
}
