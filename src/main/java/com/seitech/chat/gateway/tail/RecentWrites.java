package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which times of writing to ask for next. Odoo stamps a row with the time when its transaction began, in whole seconds,
 * and shows it when that commits: so each question overlaps the one before, and a row of the last seconds counts as news
 * more than once. Odoo's clock alone is used, as it stands in its rows: it has gone on since, so what was written at once
 * is not read again and again when nothing follows.
 */
final class RecentWrites {
    static final Instant EVER = Instant.EPOCH;

    /** Nearly all transactions are shorter. */
    private static final Duration USUAL_OVERLAP = Duration.ofSeconds(10);
    /** Every so many questions, one overlaps by the longest transaction. */
    private static final int LONG_EVERY = 15;
    /** A second write within the same second carries the same time. */
    private static final Duration SAME_TIME = Duration.ofSeconds(4);

    private static final int MOST_KNOWN = 10_000;

    private record Known(Instant at, long sinceNanos) {}

    private final Map<MessageId, Known> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MessageId, Known> eldest) {
            return size() > MOST_KNOWN;
        }
    };
    private final LongSupplier nanoTime;
    private @Nullable Instant latest;
    private long latestNanos;
    private int questions;

    RecentWrites() {
        this(System::nanoTime);
    }

    RecentWrites(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * @param first asked once: the latest time there is, or up to which all is known
     * @param longAgo the question before was asked so long ago that any transaction may have ended since
     */
    Instant since(Supplier<Optional<Instant>> first, boolean longAgo) {
        if (latest == null) {
            seen(first.get().orElse(EVER));
        }
        Instant from = passed();
        Duration overlap = longAgo || ++questions % LONG_EVERY == 0 ? Horizon.LONGEST_TRANSACTION : USUAL_OVERLAP;
        return from.isBefore(EVER.plus(overlap)) ? EVER : from.minus(overlap);
    }

    /** No further than the longest overlap, so that a clock of ours that runs faster passes nothing over. */
    private Instant passed() {
        Duration since = Duration.ofNanos(nanoTime.getAsLong() - latestNanos);
        Duration most = Horizon.LONGEST_TRANSACTION;
        return Objects.requireNonNull(latest).plus(since.compareTo(most) < 0 ? since : most);
    }

    /** The latest time that an answer told of. */
    void seen(Instant at) {
        if (latest == null || at.isAfter(latest)) {
            latest = at;
            latestNanos = nanoTime.getAsLong();
        }
    }

    /** The latest time that is known; null before the first question. */
    @Nullable
    Instant latest() {
        return latest;
    }

    boolean isNews(MessageId id, Instant at) {
        Known before = known.get(id);
        if (before == null || !before.at().equals(at)) {
            known.remove(id);
            known.put(id, new Known(at, nanoTime.getAsLong()));
            return true;
        }
        return nanoTime.getAsLong() - before.sinceNanos() < SAME_TIME.toNanos();
    }
}
