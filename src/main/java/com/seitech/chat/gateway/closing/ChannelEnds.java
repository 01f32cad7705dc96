package com.seitech.chat.gateway.closing;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which chats are over in Odoo. Every method may throw {@link
 * com.seitech.chat.gateway.conversation.SourceUnavailable}.
 */
public interface ChannelEnds {
    /** Channels of one question at most. */
    int MOST = 1_000;

    /**
     * Closes the session's channel. One that is not open stays as it is, and one that is gone, or not the session's any
     * more, counts as closed.
     *
     * @return its state from now on
     * @throws com.seitech.chat.gateway.conversation.NotSupported when Odoo refuses it
     */
    ChannelState close(SessionId session, ChannelId channel);

    /** A channel of visitors; {@code at} is when it was last written, in whole seconds. */
    record Written(ChannelId channel, boolean open, Instant at) {}

    /**
     * The channels that were written at or after the instant, in the order of their ids; at most {@link #MOST}.
     *
     * @param after only those with a greater id; 0: all
     */
    List<Written> writtenSince(Instant since, long after);

    /** Those of the channels, at most {@link #MOST}, that take messages. */
    Set<ChannelId> open(Collection<ChannelId> channels);
}
