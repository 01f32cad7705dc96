package com.seitech.chat.gateway.outbox;

import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;

/** Whose a channel is: a database of Odoo's that was restored may give its number to somebody else. */
@FunctionalInterface
public interface ChannelOwners {
    /**
     * Whether the channel is still that session's.
     *
     * @throws com.seitech.chat.gateway.session.Unverified when it cannot be known now
     */
    boolean stillMeans(SessionId session, ChannelId channel);
}
