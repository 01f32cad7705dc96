package com.seitech.chat.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole conversation, the oldest message first.
 *
 * @param startedAt ISO-8601 in UTC
 * @param hasMore there are older messages than a transcript holds
 * @param degraded present and true when Odoo could not be asked, so that there may be more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TranscriptAnswer(
        boolean success,
        long channelId,
        String startedAt,
        String state,
        List<MessageView> messages,
        boolean hasMore,
        @Nullable Boolean degraded) {
    @Override
    public String toString() {
        return "TranscriptAnswer[" + channelId + "]";
    }
}
