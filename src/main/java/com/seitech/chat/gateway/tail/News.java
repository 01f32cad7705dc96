package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.outbox.MessageId;
import java.util.List;
import java.util.Map;

/**
 * A poll's answer.
 *
 * @param messages what the reader lacked, in the order of their ids
 * @param delivered what he has as queued, and is in Odoo now
 * @param replaces of both, by the id in Odoo: the provisional id that he may have
 * @param changes what changed lately of the messages that he may have
 * @param seen what he has with it
 * @param degraded Odoo could not be asked: there may be more
 * @param heldBack there is something, but not for this request: its reader has to ask again
 * @param handOut to be told what becomes of the answer
 */
public record News(
        List<Message> messages,
        List<Message> delivered,
        Map<MessageId, MessageId> replaces,
        List<MessageChange> changes,
        Seen seen,
        ChannelState state,
        boolean agentTypes,
        boolean degraded,
        boolean heldBack,
        Outcome handOut) {
    public News {
        messages = List.copyOf(messages);
        delivered = List.copyOf(delivered);
        replaces = Map.copyOf(replaces);
        changes = List.copyOf(changes);
    }

    /** Whether there is nothing that a waiting reader waits for. */
    boolean isEmpty() {
        return messages.isEmpty() && delivered.isEmpty();
    }

    /** Whether the answer reached the wire. */
    @FunctionalInterface
    public interface Outcome {
        void ended(boolean written);
    }
}
