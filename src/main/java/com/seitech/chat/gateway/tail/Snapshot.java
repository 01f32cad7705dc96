package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.outbox.MessageId;
import java.util.List;
import java.util.Map;

/**
 * A feed at one moment.
 *
 * @param messages those asked for, in the order of their ids
 * @param more there are older ones than these
 * @param all what somebody has who has all of the channel that shows at this moment
 * @param changes what changed lately of the messages that a reader may have
 * @param readUpTo the newest of the visitor's own messages that an agent has read; zero for none
 * @param unsent the visitor's messages that Odoo does not have, in order
 * @param replaced of those that were unsent lately, what is in Odoo by now: by provisional id, the id there
 */
public record Snapshot(
        List<Message> messages,
        boolean more,
        Seen all,
        List<MessageChange> changes,
        ChannelState state,
        boolean agentTypes,
        MessageId readUpTo,
        List<Unsent> unsent,
        Map<MessageId, MessageId> replaced) {
    public Snapshot {
        messages = List.copyOf(messages);
        changes = List.copyOf(changes);
        unsent = List.copyOf(unsent);
    }

    Snapshot withoutMessages() {
        return withPage(List.of(), more, all);
    }

    Snapshot withPage(List<Message> page, boolean hasMore, Seen seen) {
        return new Snapshot(page, hasMore, seen, changes, state, agentTypes, readUpTo, unsent, replaced);
    }

    /** For a reader who is shown messages only that Odoo has. */
    Snapshot withoutUnsent() {
        return new Snapshot(
                messages, more, all.without(unsentIds()), changes, state, agentTypes, readUpTo, List.of(), replaced);
    }

    /** The same, for a reader who is shown what is unsent too. */
    public Snapshot havingUnsent() {
        return withPage(messages, more, all.with(unsentIds()));
    }

    private List<MessageId> unsentIds() {
        return unsent.stream().map(one -> one.message().id()).toList();
    }

    List<MessageId> ids() {
        return messages.stream().map(Message::id).toList();
    }
}
