package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.session.ChannelId;

/** What of the visitors' own messages is on its way to Odoo, for the feeds. */
interface OwnQueue {
    /** A feed that is new is shown what waits. */
    void fill(ChannelFeed feed);

    /** Whether this message of a visitor may be one that is on its way, taken by Odoo unseen. Never waits. */
    boolean mayBeWaiting(ChannelId channel, Message message);
}
