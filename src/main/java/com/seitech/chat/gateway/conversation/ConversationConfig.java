package com.seitech.chat.gateway.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one call may carry. */
@ConfigMapping(prefix = "gateway.conversation")
public interface ConversationConfig {
    /** Characters of one message; more is a document, not a chat message. */
    @WithDefault("10000")
    int maxText();

    /** Messages of one answer when the client names no limit. */
    @WithDefault("50")
    int pageSize();

    /** Messages of one answer at most, whatever the client asks for. */
    @WithDefault("200")
    int maxPageSize();
}
