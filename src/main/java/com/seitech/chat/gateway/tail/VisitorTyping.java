package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.ChannelClosed;
import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.NotSupported;
import com.seitech.chat.gateway.session.Session;

/** Tells agents that visitors type. */
public final class VisitorTyping {
    private final TypingLoop loop;
    private final OpenFeeds feeds;

    VisitorTyping(TypingLoop loop, OpenFeeds feeds) {
        this.loop = loop;
        this.feeds = feeds;
    }

    /**
     * Agents hear of it within a second, together with all others who type.
     *
     * @throws ChannelClosed when the channel takes no messages
     * @throws NotSupported when Odoo cannot tell the agents
     */
    public void types(Session session) {
        if (!loop.isSupported()) {
            throw new NotSupported();
        }
        if (feeds.state(session.channel()) != ChannelState.ACTIVE) {
            throw new ChannelClosed();
        }
        loop.visitorTypes(session.channel());
    }
}
