package com.seitech.chat.gateway.http;

import org.jspecify.annotations.Nullable;

/** {@code POST /api/chat/support/send}. */
record SendRequest(
        @Nullable Long channelId,
        @Nullable String sessionToken,
        @Nullable String content,
        @Nullable String authorName,
        @Nullable String clientMessageId) {
    @Override
    public String toString() {
        return "SendRequest[" + channelId + "]";
    }
}
