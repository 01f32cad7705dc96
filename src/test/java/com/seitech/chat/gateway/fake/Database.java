package com.seitech.chat.gateway.fake;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Tables in memory. One transaction at a time, under this object's monitor; one that throws leaves nothing behind but
 * the ids it took, as in PostgreSQL.
 */
final class Database {
    private final Map<String, NavigableMap<Long, Stored>> tables = new LinkedHashMap<>();
    private final Map<String, Long> lastIds = new LinkedHashMap<>();
    private final Map<String, ExternalId> externalIds = new LinkedHashMap<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private InstantSource clock = InstantSource.system();
    private Instant now = Instant.EPOCH;
    private int depth;

    /** What a name stands for; the record may be gone. */
    record ExternalId(String model, long id) {}

    synchronized <T> T transaction(Supplier<T> work) {
        if (depth == 0) {
            now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            undo.clear();
        }
        int mark = undo.size();
        depth++;
        try {
            return work.get();
        } catch (RuntimeException e) {
            while (undo.size() > mark) {
                undo.pop().run();
            }
            throw e;
        } finally {
            depth--;
        }
    }

    /** All that is there at this moment. */
    synchronized Database copy() {
        Database copy = new Database();
        copy.take(this);
        return copy;
    }

    /** Becomes what the other one is: what was written since is gone, and ids go on from there. */
    synchronized void restore(Database backup) {
        take(backup);
    }

    private void take(Database other) {
        tables.clear();
        other.tables.forEach((model, rows) -> tables.put(model, new TreeMap<>(rows)));
        lastIds.clear();
        lastIds.putAll(other.lastIds);
        externalIds.clear();
        externalIds.putAll(other.externalIds);
    }

    /** Another one without records. Users keep their ids, all others' ids go on. */
    synchronized Database emptied() {
        Database next = new Database();
        next.lastIds.putAll(lastIds);
        next.lastIds.keySet().removeAll(List.of(Model.USER, Model.GROUP));
        next.clock = clock;
        return next;
    }

    synchronized void clock(InstantSource source) {
        clock = source;
    }

    /** The start of the transaction, which is the time of all that it creates. */
    Instant now() {
        return now;
    }

    synchronized long nextId(String model) {
        return lastIds.merge(model, 1L, Long::sum);
    }

    synchronized void skipIds(String model, long count) {
        lastIds.merge(model, count, Long::sum);
    }

    /** All that is committed. */
    Collection<Stored> rows(String model) {
        return table(model).values().stream().filter(Stored::committed).toList();
    }

    Optional<Stored> row(String model, long id) {
        return Optional.ofNullable(table(model).get(id)).filter(Stored::committed);
    }

    synchronized void put(String model, Stored row) {
        Heard.in(model, row.values());
        Stored before = table(model).put(row.id(), row);
        undo.push(() -> {
            if (before == null) {
                table(model).remove(row.id());
            } else {
                table(model).put(before.id(), before);
            }
        });
    }

    synchronized void remove(String model, long id) {
        Stored before = table(model).remove(id);
        if (before != null) {
            undo.push(() -> table(model).put(id, before));
        }
    }

    synchronized void commit(String model, long id) {
        table(model).computeIfPresent(id, (key, row) -> row.visible());
    }

    Optional<ExternalId> externalId(String name) {
        return Optional.ofNullable(externalIds.get(name));
    }

    List<String> namesOf(ExternalId target) {
        return externalIds.entrySet().stream()
                .filter(name -> name.getValue().equals(target))
                .map(Map.Entry::getKey)
                .toList();
    }

    synchronized void name(String externalId, ExternalId target) {
        ExternalId before = externalIds.put(externalId, target);
        undo.push(() -> {
            if (before == null) {
                externalIds.remove(externalId);
            } else {
                externalIds.put(externalId, before);
            }
        });
    }

    /** Forgets the names of a record. A cascade in SQL does not: there the names dangle. */
    synchronized void unname(ExternalId target) {
        Map<String, ExternalId> before = new LinkedHashMap<>(externalIds);
        if (externalIds.values().removeIf(target::equals)) {
            undo.push(() -> externalIds.putAll(before));
        }
    }

    private NavigableMap<Long, Stored> table(String model) {
        return tables.computeIfAbsent(model, name -> new TreeMap<>());
    }
}
