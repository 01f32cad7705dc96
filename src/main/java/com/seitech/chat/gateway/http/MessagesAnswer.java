package com.seitech.chat.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.tail.Seen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a conversation, the oldest message first.
 *
 * @param degraded present and true when Odoo could not be asked, so that there may be more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessagesAnswer(
        boolean success,
        List<MessageView> messages,
        boolean hasMore,
        String cursor,
        String state,
        @Nullable Boolean degraded) {
    /** Whether the chat is still this visitor's cannot be known now. */
    static MessagesAnswer ofNothing() {
        String cursor = Cursors.at(Seen.NOTHING, 0);
        return new MessagesAnswer(true, List.of(), false, cursor, States.of(ChannelState.ACTIVE), true);
    }
}
