package com.seitech.chat.gateway.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Stands still until a test moves it. */
public final class TestClock extends Clock {
    public static final Instant START = Instant.parse("2030-01-02T03:04:05Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    public void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the gateway knows UTC only");
    }
}
