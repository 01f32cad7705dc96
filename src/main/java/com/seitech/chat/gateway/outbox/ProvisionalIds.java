package com.seitech.chat.gateway.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids for messages that Odoo has not seen: a fixed offset above everything that Odoo or a browser's clock can name, plus
 * microseconds. JavaScript holds them exactly, and they grow, also over a restart and while the clock stands still.
 */
final class ProvisionalIds {
    private static final Instant EPOCH = Instant.parse("2020-01-01T00:00:00Z");

    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    ProvisionalIds(Clock clock) {
        this.clock = clock;
    }

    /** Whatever comes next is greater. */
    void after(MessageId known) {
        last.accumulateAndGet(known.value(), Math::max);
    }

    MessageId next() {
        long now = MessageId.FIRST_PROVISIONAL + ChronoUnit.MICROS.between(EPOCH, clock.instant());
        return new MessageId(last.updateAndGet(before -> Math.max(before + 1, now)));
    }
}
