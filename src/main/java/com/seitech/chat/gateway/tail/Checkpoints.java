package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the tail was, every message up to a floor had been seen, and where the changes were. When a method that writes
 * returns, it is durable.
 */
public interface Checkpoints {
    /** What becomes visible late must not be missed because the gateway was down just then. */
    Duration MARGIN = Duration.ofMinutes(5);
    /** Older ones than this, seen from the last, are dropped. */
    Duration KEPT = Duration.ofMinutes(15);

    void save(MessageId floor, Instant at);

    /** The newest floor that is at least the margin older than the last, else the oldest; empty without any. */
    Optional<MessageId> startingPoint();

    /** In place of the one before. */
    void savePosition(Position reached);

    Optional<Position> position();

    /** In place of the one before. */
    void saveChanges(ChangePoint reached);

    Optional<ChangePoint> changes();
}
