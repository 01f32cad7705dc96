package com.seitech.chat.gateway.conversation;

import com.seitech.chat.gateway.outbox.OutboxFile;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor wants to send, as it came.
 *
 * @param authorName signs the message; null or blank: the session's name
 * @param clientKey the client's idempotency key
 */
public record Draft(
        @Nullable String content,
        @Nullable String authorName,
        @Nullable String clientKey,
        @Nullable OutboxFile file) {

    public static Draft text(@Nullable String content, @Nullable String authorName, @Nullable String clientKey) {
        return new Draft(content, authorName, clientKey, null);
    }

    /** The file's name is the text of its message, as the agents' views show it. */
    public static Draft file(OutboxFile file, @Nullable String authorName, @Nullable String clientKey) {
        return new Draft(file.name(), authorName, clientKey, file);
    }

    @Override
    public String toString() {
        return "Draft[…]";
    }
}
