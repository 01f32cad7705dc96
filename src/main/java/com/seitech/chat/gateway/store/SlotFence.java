package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.cluster.Slot;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Asks the table {@code slot}, and keeps the row as it is until the transaction ends. */
final class SlotFence implements Fence {
    private static final String HELD = "select holder from slot where number = ? and holder = ? for share";
    private static final String HOLDERS = """
            select holder from slot where number in (select channel_id % 64 from session where id = any (?))
            order by number for share
            """;

    private final String self;

    /** @param self the replica that writes */
    SlotFence(UUID self) {
        this.self = self.toString();
    }

    @Override
    public void require(Connection connection, ChannelId channel) throws SQLException {
        if (Sql.first(connection, row -> true, HELD, Slot.of(channel).number(), self)
                .isEmpty()) {
            throw isAnothers();
        }
    }

    private static StoreUnavailable isAnothers() {
        return new StoreUnavailable("another replica looks after the channel by now", null);
    }

    @Override
    public void require(Connection connection, Collection<SessionId> sessions) throws SQLException {
        String[] ids = sessions.stream().map(SessionId::toString).toArray(String[]::new);
        List<Boolean> own = Sql.all(connection, row -> self.equals(row.getString("holder")), HOLDERS, (Object) ids);
        if (own.contains(false)) {
            throw isAnothers();
        }
    }
}
