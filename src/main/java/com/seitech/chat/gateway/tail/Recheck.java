package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares, feed by feed in turns, what is in memory with what Odoo has: finds deletions and removed reactions where
 * Odoo logs none, and is the net below everything else where it does.
 */
final class Recheck {
    private static final int MESSAGES_PER_CALL = 500;
    /** Without a log of changes, enough that some thousand messages are compared every time. */
    private static final int CALLS_WITHOUT_LOG = 10;

    private final MessageSource source;
    private final ChangeSource changes;
    private final Feeds feeds;
    private final ToldStates toldStates;
    private List<ChannelFeed> turn = List.of();

    Recheck(MessageSource source, ChangeSource changes, Feeds feeds, ToldStates toldStates) {
        this.source = source;
        this.changes = changes;
        this.feeds = feeds;
        this.toldStates = toldStates;
    }

    void next(boolean changesAreLogged) {
        int calls = changesAreLogged ? 1 : CALLS_WITHOUT_LOG;
        for (int i = 0; i < calls; i++) {
            if (turn.isEmpty()) {
                turn = List.copyOf(feeds.all());
            }
            compareSome();
            if (turn.isEmpty()) {
                return;
            }
        }
    }

    private void compareSome() {
        Map<MessageId, ChannelFeed> held = new HashMap<>();
        List<ChannelFeed> compared = new ArrayList<>();
        for (ChannelFeed feed : turn) {
            if (compared.size() == MessageSource.LARGEST_LOAD || held.size() >= MESSAGES_PER_CALL) {
                break;
            }
            compared.add(feed);
            feed.ids().forEach(id -> held.put(id, feed));
        }
        turn = turn.subList(compared.size(), turn.size());
        compareStates(compared);
        compareMessages(held);
    }

    private void compareStates(List<ChannelFeed> compared) {
        long asked = System.nanoTime();
        Map<ChannelId, ChannelState> states =
                changes.states(compared.stream().map(ChannelFeed::channel).toList());
        toldStates.tell(
                compared.stream()
                        .map(ChannelFeed::channel)
                        .collect(Collectors.toMap(
                                Function.identity(), channel -> states.getOrDefault(channel, ChannelState.CLOSED))),
                asked);
    }

    private void compareMessages(Map<MessageId, ChannelFeed> held) {
        if (held.isEmpty()) {
            return;
        }
        source.read(held.keySet()).forEach(posted -> {
            ChannelFeed feed = held.remove(posted.message().id());
            if (feed != null && feed.channel().equals(posted.channel())) {
                feed.update(posted.message());
            }
        });
        held.forEach((gone, feed) -> feed.remove(gone));
    }
}
