package com.seitech.chat.gateway.conversation;

import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import java.util.Optional;

/** The channels in Odoo. Every method may throw {@link SourceUnavailable}. */
public interface Channels {
    /**
     * Creates the channel of a new session. Called again it answers the same channel, but as on the first day: open and
     * with the visitor's name, whatever agents have changed.
     */
    ChannelId create(SessionId session, Visitor visitor);

    /** Empty when the channel is gone or is none that visitors may use. */
    Optional<ChannelState> state(ChannelId channel);
}
