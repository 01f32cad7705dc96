package com.seitech.chat.gateway.outbox;

import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import com.seitech.chat.gateway.outbox.DeliveryResult.Refused;
import com.seitech.chat.gateway.outbox.DeliveryResult.TryLater;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Takes each entry at most once. What goes wrong on the way is up to the test. */
public final class InMemoryOdoo implements Delivery {
    /** How an attempt ends. */
    public enum Fate {
        DELIVERED,
        /** It never arrived. */
        LOST,
        /** It arrived; the reply did not. */
        REPLY_LOST,
        REFUSED,
        /** The gateway dies with the request on its way. */
        CRASH_BEFORE,
        /** The gateway dies before it can remember the reply. */
        CRASH_AFTER
    }

    /** One call of {@link #deliver}. */
    public record Attempt(OutboxId id, boolean repeat) {}

    private final Map<OutboxId, Delivered> messages = new LinkedHashMap<>();
    private final List<OutboxEntry> written = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private Function<OutboxEntry, Fate> fates = entry -> Fate.DELIVERED;
    private int blindWrites;

    @Override
    public DeliveryResult deliver(OutboxEntry entry, boolean repeat, BooleanSupplier wanted) {
        Fate fate;
        synchronized (this) {
            attempts.add(new Attempt(entry.id(), repeat));
            fate = fates.apply(entry);
            if (!wanted.getAsBoolean()) {
                return new TryLater("not wanted any more");
            }
            if (fate == Fate.DELIVERED || fate == Fate.REPLY_LOST || fate == Fate.CRASH_AFTER) {
                write(entry, repeat);
            }
        }
        return switch (fate) {
            case DELIVERED -> message(entry.id());
            case LOST, REPLY_LOST -> new TryLater("no reply");
            case REFUSED -> new Refused("not that one");
            case CRASH_BEFORE, CRASH_AFTER -> neverAnswered();
        };
    }

    /** The process that asked is gone. */
    private static DeliveryResult neverAnswered() {
        while (true) {
            LockSupport.park();
        }
    }

    private void write(OutboxEntry entry, boolean repeat) {
        if (messages.containsKey(entry.id())) {
            blindWrites += repeat ? 0 : 1;
            return;
        }
        written.add(entry);
        AttachmentId attachment = entry.file() == null ? null : new AttachmentId(written.size());
        messages.put(entry.id(), new Delivered(new MessageId(1_000 + written.size()), attachment));
    }

    private synchronized Delivered message(OutboxId id) {
        Delivered delivered = messages.get(id);
        if (delivered == null) {
            throw new IllegalStateException("not in Odoo: " + id);
        }
        return delivered;
    }

    /** Decides about every coming attempt. */
    public synchronized void fates(Function<OutboxEntry, Fate> decide) {
        fates = decide;
    }

    /** Decides about every coming attempt. */
    public void fate(Fate every) {
        fates(entry -> every);
    }

    /** In the order they were written. */
    public synchronized List<OutboxEntry> written() {
        return List.copyOf(written);
    }

    synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** Attempts that could have undone an agent's edit. */
    synchronized int blindWrites() {
        return blindWrites;
    }

    synchronized OutboxEntry entryOf(MessageId message) {
        return written.get((int) (message.value() - 1_001));
    }
}
