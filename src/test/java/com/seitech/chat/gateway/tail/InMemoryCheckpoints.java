package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.StoreUnavailable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Keeps checkpoints like the real store. */
public final class InMemoryCheckpoints implements Checkpoints {
    private final TreeMap<Instant, MessageId> floors = new TreeMap<>();
    private @Nullable ChangePoint changes;
    private @Nullable Position position;
    private int era;
    private volatile CountDownLatch answering = new CountDownLatch(0);

    /** Whoever writes waits, until the answer is run. */
    Runnable freeze() {
        CountDownLatch frozen = new CountDownLatch(1);
        answering = frozen;
        return frozen::countDown;
    }

    private void awaitAnswer() {
        try {
            answering.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted", e);
        }
    }

    @Override
    public boolean save(int of, MessageId floor, Instant at) {
        awaitAnswer();
        return saved(of, floor, at);
    }

    private synchronized boolean saved(int of, MessageId floor, Instant at) {
        if (of >= era) {
            floors.merge(at, floor, (one, other) -> one.compareTo(other) < 0 ? one : other);
            floors.headMap(floors.lastKey().minus(KEPT)).clear();
        }
        return of >= era;
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
    public synchronized boolean savePosition(int of, Position reached) {
        Position before = position;
        if (of >= era && (before == null || reached.highest().compareTo(before.highest()) >= 0)) {
            position = reached;
        }
        return of >= era;
    }

    @Override
    public synchronized Optional<Position> position() {
        return Optional.ofNullable(position);
    }

    /** An era begins. */
    synchronized void clear(int begun) {
        era = begun;
        floors.clear();
        changes = null;
        position = null;
    }

    @Override
    public boolean saveChanges(int of, ChangePoint reached) {
        awaitAnswer();
        return savedChanges(of, reached);
    }

    private synchronized boolean savedChanges(int of, ChangePoint reached) {
        if (of >= era) {
            changes = reached;
        }
        return of >= era;
    }

    @Override
    public synchronized Optional<ChangePoint> changes() {
        return Optional.ofNullable(changes);
    }
}
