package com.seitech.chat.gateway.conversation;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of one channel; remembers which limit it was asked for. */
public final class InMemoryHistory implements MessageHistory {
    private final List<Message> messages = new ArrayList<>();
    private int lastLimit;

    @Override
    public Page newest(ChannelId channel, int limit, @Nullable MessageId before) {
        lastLimit = limit;
        List<Message> older = messages.stream()
                .filter(m -> before == null || m.id().compareTo(before) < 0)
                .toList();
        int from = Math.max(0, older.size() - limit);
        return new Page(older.subList(from, older.size()), from > 0);
    }

    @Override
    public List<Message> after(ChannelId channel, MessageId after, int limit) {
        lastLimit = limit;
        return messages.stream()
                .filter(m -> m.id().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    /** Ids from 1 to the count. */
    void fill(int count) {
        for (int i = 1; i <= count; i++) {
            messages.add(new Message(
                    new MessageId(i),
                    new Author.OfAgent("Ada"),
                    "message " + i,
                    MessageType.TEXT,
                    Instant.EPOCH,
                    false,
                    List.of(),
                    null,
                    List.of(),
                    Instant.EPOCH));
        }
    }

    int lastLimit() {
        return lastLimit;
    }
}
