package com.seitech.chat.gateway.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one call may carry. */
@ConfigMapping(prefix = "gateway.conversation")
public interface ConversationConfig {
    /** Characters of one message; more is a document, not a chat message. */
    @WithDefault("10000")
    int maxText();

    /** How long a send waits to hear whether its chat is open; then it is taken for open. */
    @WithDefault("1s")
    Duration stateWait();

    /** Messages of one answer when the client names no limit. */
    @WithDefault("50")
    int pageSize();

    /** Messages of one answer at most, whatever the client asks for. */
    @WithDefault("200")
    int maxPageSize();

    /** Messages of one transcript: the newest; it says so when there are older ones. */
    @WithDefault("5000")
    int transcriptMessages();

    /** Characters of them: all of a transcript is in memory until it is written. */
    @WithDefault("2000000")
    int transcriptText();
}
