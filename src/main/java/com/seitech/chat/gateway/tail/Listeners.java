package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.session.ChannelId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Who listens in which channel, so that they can be told when the channel's feed is given up under them. */
final class Listeners {
    private final Map<ChannelId, List<FeedListener>> byChannel = new ConcurrentHashMap<>();

    void add(ChannelId channel, FeedListener listener) {
        byChannel.merge(
                channel,
                List.of(listener),
                (known, more) -> Stream.concat(known.stream(), more.stream()).toList());
    }

    void remove(ChannelId channel, FeedListener listener) {
        byChannel.computeIfPresent(channel, (id, known) -> {
            List<FeedListener> left =
                    known.stream().filter(one -> !one.equals(listener)).toList();
            return left.isEmpty() ? null : left;
        });
    }

    Set<ChannelId> channels() {
        return Set.copyOf(byChannel.keySet());
    }

    void close(ChannelId channel) {
        byChannel.getOrDefault(channel, List.of()).forEach(FeedListener::closed);
    }
}
