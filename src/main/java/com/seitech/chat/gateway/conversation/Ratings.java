package com.seitech.chat.gateway.conversation;

import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;

/** Where agents see what visitors think of their chats. */
@FunctionalInterface
public interface Ratings {
    /**
     * Notes it with the session's channel, open or closed, in place of an earlier one.
     *
     * @throws NotSupported when Odoo cannot keep it
     * @throws SourceUnavailable when it cannot be asked now
     * @throws com.seitech.chat.gateway.session.InvalidSession when the channel is gone, or not the session's any more
     */
    void rate(SessionId session, ChannelId channel, Rating rating);
}
