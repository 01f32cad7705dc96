package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;

/** What has become of the messages that were seen last. */
sealed interface Finding {
    /** Nothing is wrong: what is gone was deleted. */
    record Unbroken() implements Finding {}

    /**
     * The last ones are gone. They were deleted, or the database was restored: the next id will tell.
     *
     * @param last the last one that there is
     */
    record Vanished(MessageId last) implements Finding {}

    /**
     * Ids are given anew.
     *
     * @param survived the last one that stands under the id under which it was seen
     */
    record Restored(MessageId survived) implements Finding {}
}
