package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.Message;
import java.util.List;

/**
 * A poll's answer.
 *
 * @param messages what the reader lacked, in the order of their ids
 * @param changes what changed lately of the messages that he may have
 * @param seen what he has with it
 * @param degraded Odoo could not be asked: there may be more
 * @param heldBack there is something, but not for this request: its reader has to ask again
 * @param handOut to be told what becomes of the answer
 */
public record News(
        List<Message> messages,
        List<MessageChange> changes,
        Seen seen,
        ChannelState state,
        boolean agentTypes,
        boolean degraded,
        boolean heldBack,
        Outcome handOut) {
    public News {
        messages = List.copyOf(messages);
        changes = List.copyOf(changes);
    }

    /** Whether the answer reached the wire. */
    @FunctionalInterface
    public interface Outcome {
        void ended(boolean written);
    }
}
