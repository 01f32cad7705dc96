package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.NotSupported;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;

/** Tells agents how far visitors have read. */
public final class VisitorReading {
    private final ReadMarkLoop loop;
    private final OpenFeeds feeds;

    VisitorReading(ReadMarkLoop loop, OpenFeeds feeds) {
        this.loop = loop;
        this.feeds = feeds;
    }

    /**
     * Agents hear of it within a second, together with all others. Whether the chat is open or closed does not matter,
     * nor that the visitor has said so before, or further.
     *
     * @param upTo also a number that no message has: what there is of the channel up to there
     * @throws NotSupported when Odoo cannot keep it
     */
    public void hasRead(Session session, MessageId upTo) {
        if (!loop.isSupported()) {
            throw new NotSupported();
        }
        ChannelId channel = session.channel();
        MessageId meant = Alias.meant(upTo);
        loop.hasRead(channel, meant.canBeOdoos() ? meant : feeds.newestKnown(channel));
    }
}
