package com.seitech.chat.gateway.erasure;

import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;

/** What Odoo keeps of visitors. */
public interface VisitorRecords {
    /**
     * Deletes the messages and files of the session's channel, and who the visitor was. A channel that is not the
     * session's any more stays as it is.
     *
     * @throws com.seitech.chat.gateway.conversation.NotSupported when Odoo cannot, or may not for us
     * @throws com.seitech.chat.gateway.conversation.SourceUnavailable when it cannot be asked now
     */
    Erased erase(SessionId session, ChannelId channel);

    /** How much there was. */
    record Erased(long messages, long files) {
        public static final Erased NOTHING = new Erased(0, 0);
    }
}
