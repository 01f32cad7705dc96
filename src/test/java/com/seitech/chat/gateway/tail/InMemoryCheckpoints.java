package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps checkpoints like the real store. */
public final class InMemoryCheckpoints implements Checkpoints {
    private final TreeMap<Instant, MessageId> floors = new TreeMap<>();
    private @Nullable ChangePoint changes;
    private @Nullable Position position;

    @Override
    public synchronized void save(MessageId floor, Instant at) {
        floors.put(at, floor);
        floors.headMap(floors.lastKey().minus(KEPT)).clear();
    }

    @Override
    public synchronized Optional<MessageId> startingPoint() {
        if (floors.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<Instant, MessageId> old = floors.floorEntry(floors.lastKey().minus(MARGIN));
        return Optional.of((old == null ? floors.firstEntry() : old).getValue());
    }

    @Override
    public synchronized void savePosition(Position reached) {
        position = reached;
    }

    @Override
    public synchronized Optional<Position> position() {
        return Optional.ofNullable(position);
    }

    synchronized void clear() {
        floors.clear();
        changes = null;
        position = null;
    }

    @Override
    public synchronized void saveChanges(ChangePoint reached) {
        changes = reached;
    }

    @Override
    public synchronized Optional<ChangePoint> changes() {
        return Optional.ofNullable(changes);
    }
}
