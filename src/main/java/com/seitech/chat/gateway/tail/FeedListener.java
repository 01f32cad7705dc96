package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.outbox.MessageId;

/** Hears what happens in one channel. Is called under the feed's lock: it must neither wait nor call back. */
public interface FeedListener {
    /** First of all: what it lacks, and how things stand. */
    void opened(Snapshot start);

    /**
     * A message that the feed did not have. One that the listener has may come again.
     *
     * @param settled whoever has heard everything so far has all messages up to this one
     */
    void added(Message message, MessageId settled);

    /** A message whose content, files, reactions or read marks changed. */
    void updated(Message message);

    void removed(MessageId message);

    void stateChanged(ChannelState state);

    void typingChanged(boolean agentTypes);

    /** A message of the visitor waits for Odoo, or was given up. */
    default void unsent(Unsent unsent) {}

    /** A message that was queued is in Odoo, under another id. */
    default void replaced(MessageId provisional, Message message) {}

    /** Something is held back: until this is told anew, nobody has all messages above that, whatever else is told. */
    default void settledUpTo(MessageId most) {}

    /** The feed was given up: nothing comes any more, and what came may not be true any more. May be called again. */
    void closed();
}
