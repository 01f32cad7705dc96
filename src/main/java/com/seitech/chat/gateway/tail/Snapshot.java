package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.outbox.MessageId;
import java.util.List;

/**
 * A feed at one moment.
 *
 * @param messages those asked for, in the order of their ids
 * @param more there are older ones than these
 * @param all what somebody has who has all of the channel that shows at this moment
 * @param changes what changed lately of the messages that a reader may have
 * @param readUpTo the newest of the visitor's own messages that an agent has read; zero for none
 */
public record Snapshot(
        List<Message> messages,
        boolean more,
        Seen all,
        List<MessageChange> changes,
        ChannelState state,
        boolean agentTypes,
        MessageId readUpTo) {
    public Snapshot {
        messages = List.copyOf(messages);
        changes = List.copyOf(changes);
    }

    Snapshot withoutMessages() {
        return withPage(List.of(), more, all);
    }

    Snapshot withPage(List<Message> page, boolean hasMore, Seen seen) {
        return new Snapshot(page, hasMore, seen, changes, state, agentTypes, readUpTo);
    }

    List<MessageId> ids() {
        return messages.stream().map(Message::id).toList();
    }
}
