package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the tail was, every message up to a floor had been seen, and where the changes were. When a method that writes
 * returns, it is durable.
 *
 * <p>All replicas write here, and any of them may start from what another wrote. Everything is of the latest era: what is
 * of an earlier one is forgotten when the next begins, and is not taken from then on.
 */
public interface Checkpoints {
    /** What becomes visible late must not be missed because the gateway was down just then. */
    Duration MARGIN = Duration.ofMinutes(5);
    /** Older ones than this, seen from the last, are dropped. */
    Duration KEPT = Duration.ofMinutes(15);

    /**
     * Of two at the same time the lower counts.
     *
     * @return false when the era is over
     */
    boolean save(int era, MessageId floor, Instant at);

    /** The newest floor that is at least the margin older than the last, else the oldest; empty without any. */
    Optional<MessageId> startingPoint();

    /**
     * In place of the one before, unless that saw more: a replica to which nobody came for a day knows less than the others.
     *
     * @return false when the era is over
     */
    boolean savePosition(int era, Position reached);

    Optional<Position> position();

    /**
     * In place of the one before. A replica may move it past what another one has told its readers; that is as harmless as
     * its age, see {@link ChangePoints}.
     *
     * @return false when the era is over
     */
    boolean saveChanges(int era, ChangePoint reached);

    Optional<ChangePoint> changes();
}
