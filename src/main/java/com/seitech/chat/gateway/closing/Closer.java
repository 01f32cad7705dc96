package com.seitech.chat.gateway.closing;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.outbox.Dispatch;
import com.seitech.chat.gateway.session.Admission;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.Sessions;
import com.seitech.chat.gateway.session.StoreUnavailable;
import com.seitech.chat.gateway.tail.Tail;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a chat for its visitor. */
@Singleton
public final class Closer {
    private static final Logger LOG = LoggerFactory.getLogger(Closer.class);

    private final ChannelEnds ends;
    private final Dispatch dispatch;
    private final Admission admission;
    private final Sessions sessions;
    private final Tail tail;
    private final Clock clock;

    Closer(ChannelEnds ends, Dispatch dispatch, Admission admission, Sessions sessions, Tail tail, Clock clock) {
        this.ends = ends;
        this.dispatch = dispatch;
        this.admission = admission;
        this.sessions = sessions;
        this.tail = tail;
        this.clock = clock;
    }

    /**
     * When it returns, the chat takes no messages, all that the visitor sent before is in it, and whoever reads it was
     * told. Can be repeated.
     *
     * @return the state: archived, when it was that already
     * @throws com.seitech.chat.gateway.conversation.SourceUnavailable when Odoo cannot be asked now
     * @throws com.seitech.chat.gateway.outbox.NotDelivered when something of the visitor's is still on its way to Odoo;
     *     then nothing has changed
     */
    public ChannelState close(Session session) {
        ChannelState state = dispatch.afterAll(session.channel(), () -> closed(session));
        tail.ended(session.channel(), state);
        return state;
    }

    private ChannelState closed(Session session) {
        admission.requireNotRevoked(session);
        ChannelState state = ends.close(session.id(), session.channel());
        note(session);
        LOG.atInfo().addKeyValue("channel", session.channel()).log("chat closed, as its visitor asked");
        return state;
    }

    /** What cannot be kept now {@link ClosedSessions} finds in Odoo. */
    private void note(Session session) {
        try {
            sessions.closed(Map.of(session.channel(), clock.instant()));
        } catch (StoreUnavailable e) {
            LOG.atDebug().addKeyValue("reason", e.getMessage()).log("not noted when the chat was closed");
        }
    }
}
