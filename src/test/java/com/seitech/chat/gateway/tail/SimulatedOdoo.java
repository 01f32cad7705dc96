package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One channel's messages: what is committed, and what the tail has told the gateway of it. */
final class SimulatedOdoo {
    /** Own messages and agents'. */
    private final Map<Long, Boolean> committed = new TreeMap<>();

    private final TreeSet<Long> open = new TreeSet<>();
    private final TreeSet<Long> told = new TreeSet<>();
    /** In Odoo, and perhaps what is shown as queued. */
    private final TreeSet<Long> heldBack = new TreeSet<>();

    private long taken;
    private long settled;

    long takeId() {
        open.add(++taken);
        return taken;
    }

    void commit(long id, boolean own) {
        open.remove(id);
        committed.put(id, own);
    }

    void rollBack(long id) {
        open.remove(id);
    }

    /** The tail's question: afterwards everything committed is in the feed. */
    void follow() {
        load();
        long highest = told.isEmpty() ? 0 : told.getLast();
        Long missing = open.isEmpty() ? null : open.getFirst();
        settled = missing == null || missing > highest ? highest : missing - 1;
    }

    /** A feed's load: tells of messages, not of what is missing. */
    void load() {
        told.addAll(committed.keySet());
    }

    /** The gateway has started anew. */
    void forget() {
        told.clear();
        settled = 0;
        load();
    }

    MessageId settled() {
        return new MessageId(heldBack.isEmpty() ? settled : Math.min(settled, heldBack.getFirst() - 1));
    }

    List<MessageId> visibleAbove(MessageId floor) {
        return told.tailSet(floor.value(), false).stream()
                .filter(id -> !heldBack.contains(id))
                .map(MessageId::new)
                .toList();
    }

    void holdBack(long id) {
        heldBack.add(id);
    }

    /** It is known which one it is; a feed is told of it with that. */
    void release(long id) {
        heldBack.remove(id);
        told.add(id);
    }

    boolean isOwn(MessageId id) {
        return Boolean.TRUE.equals(committed.get(id.value()));
    }

    boolean exists(long id) {
        return committed.containsKey(id);
    }

    Set<Long> messages() {
        return committed.keySet();
    }
}
