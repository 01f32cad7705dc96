package com.seitech.chat.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.tail.Seen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is new, the oldest message first.
 *
 * @param updated messages that changed lately: each takes the place of the one with its id, or with the id that it
 *     replaces; absent when there are none
 * @param degraded present and true when Odoo could not be asked, so that there may be more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PollAnswer(
        boolean success,
        List<MessageView> messages,
        boolean isTyping,
        String cursor,
        String state,
        @Nullable List<Object> updated,
        @Nullable Boolean degraded) {
    /**
     * Whether the chat is still this visitor's cannot be known now.
     *
     * @param cursor as the reader named it
     */
    static PollAnswer ofNothing(@Nullable String cursor) {
        String same = cursor == null || cursor.isBlank() ? Cursors.at(Seen.NOTHING, 0) : cursor;
        return new PollAnswer(true, List.of(), false, same, States.of(ChannelState.ACTIVE), null, true);
    }
}
