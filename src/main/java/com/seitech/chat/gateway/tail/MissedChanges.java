package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What changed while nobody could be told: pages come back over a minute or two after a stop, and until then their
 * channels have no feed that would keep it for them. Not for several threads.
 */
final class MissedChanges {
    record Missed(ChannelId channel, MessageId message, boolean deleted) {}

    private record Waiting(Missed change, Instant until) {}

    private final TailConfig config;
    /** The one that has waited longest first. */
    private final Map<MessageId, Waiting> waiting = new LinkedHashMap<>();

    MissedChanges(TailConfig config) {
        this.config = config;
    }

    void add(Missed change, Instant now) {
        waiting.remove(change.message());
        waiting.put(change.message(), new Waiting(change, now.plus(config.missedKept())));
        if (waiting.size() > config.missedChanges()) {
            waiting.remove(waiting.keySet().iterator().next());
        }
    }

    /** Takes out those of channels that are read by now, and forgets those whose readers have not come back in time. */
    List<Missed> take(Predicate<ChannelId> isRead, int most, Instant now) {
        waiting.values().removeIf(change -> now.isAfter(change.until()));
        List<Missed> taken = new ArrayList<>();
        Iterator<Waiting> all = waiting.values().iterator();
        while (all.hasNext() && taken.size() < most) {
            Missed change = all.next().change();
            if (isRead.test(change.channel())) {
                taken.add(change);
                all.remove();
            }
        }
        return taken;
    }
}
