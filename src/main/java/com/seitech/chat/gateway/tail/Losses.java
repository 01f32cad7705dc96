package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.StoreUnavailable;

/** What has to be done when Odoo has not got any more what it had. May throw {@link StoreUnavailable}: then again. */
interface Losses {
    /** The last messages are gone, so channels may be. */
    void vanished();

    /** Ids are given anew: nothing that was remembered of the ids above {@code survived} is true. */
    void restored(MessageId survived, MessageId highest);
}
