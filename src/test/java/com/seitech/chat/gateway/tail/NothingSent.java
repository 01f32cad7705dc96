package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.session.ChannelId;

/** No visitor sends anything through this gateway. */
final class NothingSent implements OwnQueue {
    @Override
    public void fill(ChannelFeed feed) {}

    @Override
    public boolean mayBeWaiting(ChannelId channel, Message message) {
        return false;
    }
}
