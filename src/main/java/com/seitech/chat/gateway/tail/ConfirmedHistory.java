package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.conversation.MessageHistory;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from Odoo only when it has shown that it still has what it had. */
final class ConfirmedHistory implements MessageHistory {
    private final MessageHistory history;
    private final Runnable awaitConfirmation;

    ConfirmedHistory(MessageHistory history, Runnable awaitConfirmation) {
        this.history = history;
        this.awaitConfirmation = awaitConfirmation;
    }

    @Override
    public Page newest(ChannelId channel, int limit, @Nullable MessageId before) {
        awaitConfirmation.run();
        return history.newest(channel, limit, before);
    }

    @Override
    public List<Message> after(ChannelId channel, MessageId after, int limit) {
        awaitConfirmation.run();
        return history.after(channel, after, limit);
    }
}
