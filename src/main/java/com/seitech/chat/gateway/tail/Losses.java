package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.StoreUnavailable;
import java.util.function.Consumer;

/** What has to be done when Odoo has not got any more what it had. May throw {@link StoreUnavailable}: then again. */
interface Losses {
    /** The last messages are gone, so channels may be. */
    void vanished();

    /**
     * Ids are given anew: nothing that was remembered of the ids above {@code survived} is true.
     *
     * @param leaving is told before a new era begins up to where all of them agree; that may be less
     */
    void restored(MessageId survived, MessageId highest, Consumer<MessageId> leaving);

    /** The same, if another replica has found it; else false. */
    boolean restoredForOthers(Consumer<MessageId> leaving);
}
