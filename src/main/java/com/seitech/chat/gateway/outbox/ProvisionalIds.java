package com.seitech.chat.gateway.outbox;

import com.seitech.chat.gateway.cluster.Slot;
import com.seitech.chat.gateway.session.ChannelId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids for messages that Odoo has not seen: a fixed offset above everything that Odoo or a browser's clock can name, plus
 * microseconds, up to the next that leaves the slot as remainder. JavaScript holds them exactly, and they grow, also over a
 * restart and while the clock stands still.
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

    /** For a message of this channel. No other replica gives the same: the channel's slot is in it. */
    MessageId next(ChannelId channel) {
        long now = MessageId.FIRST_PROVISIONAL + ChronoUnit.MICROS.between(EPOCH, clock.instant());
        int slot = Slot.of(channel).number();
        return new MessageId(last.updateAndGet(before -> ofSlot(slot, Math.max(before + 1, now))));
    }

    private static long ofSlot(int slot, long least) {
        return least + Math.floorMod(slot - least, Slot.COUNT);
    }
}
