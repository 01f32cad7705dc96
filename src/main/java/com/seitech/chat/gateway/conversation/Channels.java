package com.seitech.chat.gateway.conversation;

import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import java.util.Optional;

/** The channels in Odoo. Every method may throw {@link SourceUnavailable}. */
public interface Channels {
    /** Creates the channel of a session; called again for the same session, it answers the same channel. */
    ChannelId create(SessionId session, Visitor visitor);

    /** Empty when the channel is gone or is none that visitors may use. */
    Optional<ChannelState> state(ChannelId channel);
}
