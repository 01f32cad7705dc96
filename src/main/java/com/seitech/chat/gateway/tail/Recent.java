package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last arrival of each channel since the tail began. A reader who has everything up to a point after that beginning
 * lacks something only if an arrival of his channel is newer; otherwise Odoo need not be asked for him. Locked by itself.
 */
final class Recent {
    private static final MessageId NOWHERE = new MessageId(Long.MAX_VALUE);

    private final int most;
    private MessageId start = NOWHERE;
    /** The channel with the oldest news first. */
    private final Map<ChannelId, MessageId> newest = new LinkedHashMap<>();

    /** Knows nothing until {@link #startAt}. */
    Recent(int most) {
        this.most = most;
    }

    /** Forgets everything, and knows what arrives after {@code from}. */
    synchronized void startAt(MessageId from) {
        newest.clear();
        start = from;
    }

    synchronized void add(Arrival arrival) {
        MessageId known = newest.remove(arrival.channel());
        boolean later = known == null || arrival.id().compareTo(known) > 0;
        newest.put(arrival.channel(), later ? arrival.id() : known);
        if (newest.size() > most) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        Map.Entry<ChannelId, MessageId> oldest = newest.entrySet().iterator().next();
        newest.remove(oldest.getKey());
        if (oldest.getValue().compareTo(start) > 0) {
            start = oldest.getValue();
        }
    }

    /** True when it is sure that nothing above {@code seen} has arrived in the channel so far. */
    synchronized boolean isQuietSince(ChannelId channel, MessageId seen) {
        MessageId last = newest.get(channel);
        return seen.compareTo(start) >= 0 && (last == null || last.compareTo(seen) <= 0);
    }
}
