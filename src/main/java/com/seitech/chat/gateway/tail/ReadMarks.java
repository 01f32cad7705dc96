package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** How far visitors have read, until it is told. One mark a channel, the furthest. For several threads. */
final class ReadMarks {
    private final int most;
    private final Map<ChannelId, MessageId> marks = new LinkedHashMap<>();

    /** @param most beyond it the oldest marks are forgotten: a later one of their channel tells the same and more */
    ReadMarks(int most) {
        this.most = most;
    }

    synchronized void add(ChannelId channel, MessageId upTo) {
        marks.merge(channel, upTo, ReadMarks::further);
        if (marks.size() > most) {
            marks.remove(marks.keySet().iterator().next());
        }
    }

    private static MessageId further(MessageId one, MessageId other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** Takes out the oldest marks. */
    synchronized Map<ChannelId, MessageId> take(int count) {
        Map<ChannelId, MessageId> taken = new HashMap<>();
        Iterator<Map.Entry<ChannelId, MessageId>> oldest = marks.entrySet().iterator();
        while (oldest.hasNext() && taken.size() < count) {
            Map.Entry<ChannelId, MessageId> mark = oldest.next();
            taken.put(mark.getKey(), mark.getValue());
            oldest.remove();
        }
        return taken;
    }

    synchronized void forget(ChannelId channel) {
        marks.remove(channel);
    }

    synchronized void clear() {
        marks.clear();
    }

    synchronized boolean isEmpty() {
        return marks.isEmpty();
    }
}
