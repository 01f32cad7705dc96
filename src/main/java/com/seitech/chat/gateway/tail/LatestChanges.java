package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of a channel changed lately, for readers who were not there at that moment: polls, and streams that
 * come back. Such a reader is told again rather than not at all. Locked by the feed.
 */
final class LatestChanges {
    /** Longer than the pause between two polls, and than a stream is away. */
    private static final long KEPT_NANOS = Duration.ofSeconds(60).toNanos();

    private static final int MOST = 100;

    private record Change(@Nullable Message message, long nanos) {}

    private @Nullable LinkedHashMap<MessageId, Change> changes;

    void add(MessageId id, @Nullable Message message) {
        LinkedHashMap<MessageId, Change> known = changes == null ? new LinkedHashMap<>() : changes;
        known.remove(id);
        known.put(id, new Change(message, System.nanoTime()));
        if (known.size() > MOST) {
            known.pollFirstEntry();
        }
        changes = known;
    }

    List<MessageChange> list() {
        LinkedHashMap<MessageId, Change> known = changes;
        if (known == null) {
            return List.of();
        }
        known.values().removeIf(change -> System.nanoTime() - change.nanos() > KEPT_NANOS);
        if (known.isEmpty()) {
            changes = null;
        }
        return known.entrySet().stream()
                .map(entry -> new MessageChange(entry.getKey(), entry.getValue().message()))
                .toList();
    }
}
