package com.seitech.chat.gateway.tail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Ids that were passed over: a transaction took them and has not committed yet, or never will. Kept as ranges, since a
 * sequence can jump by a hundred million. Not for several threads.
 */
final class Holes {
    private record Range(long last, Instant missedAt) {}

    private final NavigableMap<Long, Range> byFirst = new TreeMap<>();

    /** Notes the ids from {@code first} to {@code last}, which belong to no hole yet; none when there are none between. */
    void open(long first, long last, Instant missedAt) {
        if (first <= last) {
            byFirst.put(first, new Range(last, missedAt));
        }
    }

    boolean contains(long id) {
        Map.Entry<Long, Range> below = byFirst.floorEntry(id);
        return below != null && id <= below.getValue().last();
    }

    /** Takes the id out of its hole, if it is in one. */
    void fill(long id) {
        Map.Entry<Long, Range> below = byFirst.floorEntry(id);
        if (below == null || id > below.getValue().last()) {
            return;
        }
        Range range = below.getValue();
        byFirst.remove(below.getKey());
        open(below.getKey(), id - 1, range.missedAt());
        open(id + 1, range.last(), range.missedAt());
    }

    /** Gives up what has been missed since before the given time, as far as it lies up to {@code last}. */
    void dropMissedBefore(Instant time, long last) {
        byFirst.entrySet()
                .removeIf(hole -> hole.getValue().missedAt().isBefore(time)
                        && hole.getValue().last() <= last);
    }

    /** Takes out all above an id. */
    Holes removeAbove(long id) {
        Holes removed = new Holes();
        Map.Entry<Long, Range> across = byFirst.floorEntry(id);
        if (across != null && across.getValue().last() > id) {
            Range range = across.getValue();
            byFirst.put(across.getKey(), new Range(id, range.missedAt()));
            removed.open(id + 1, range.last(), range.missedAt());
        }
        NavigableMap<Long, Range> above = byFirst.tailMap(id, false);
        removed.byFirst.putAll(above);
        above.clear();
        return removed;
    }

    boolean isEmpty() {
        return byFirst.isEmpty();
    }

    /** The lowest missing id; there is one. */
    long lowest() {
        return byFirst.firstKey();
    }

    /** How many ids are missing. */
    long size() {
        return byFirst.entrySet().stream()
                .mapToLong(hole -> hole.getValue().last() - hole.getKey() + 1)
                .sum();
    }

    /** The largest of them, at most {@code limit}, the largest first. */
    List<Long> largest(int limit) {
        return byFirst.descendingMap().entrySet().stream()
                .flatMapToLong(hole -> downFrom(hole.getValue().last(), hole.getKey()))
                .limit(limit)
                .boxed()
                .toList();
    }

    private static LongStream downFrom(long last, long first) {
        return LongStream.iterate(last, id -> id >= first, id -> id - 1);
    }
}
