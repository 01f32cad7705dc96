package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Keeps out of the store what a replica writes for channels that another one looks after by now: its lease may have run out
 * while it did not know. Asked in the transaction that writes.
 */
interface Fence {
    /** Without replicas there is none. */
    Fence NONE = new Fence() {
        @Override
        public void require(Connection connection, ChannelId channel) {}

        @Override
        public void require(Connection connection, Collection<SessionId> sessions) {}
    };

    /**
     * Nobody can take the channel before the transaction ends.
     *
     * @throws com.seitech.chat.gateway.session.StoreUnavailable when it is not this replica's
     */
    void require(Connection connection, ChannelId channel) throws SQLException;

    /** The same of the channels of sessions; one that has ended has none. */
    void require(Connection connection, Collection<SessionId> sessions) throws SQLException;
}
