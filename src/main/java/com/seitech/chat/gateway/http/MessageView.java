package com.seitech.chat.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.seitech.chat.gateway.conversation.Reaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as visitors see it: the guide's five fields first, then what was added to them.
 *
 * @param createdAt ISO-8601 in UTC with {@code Z}: browsers read a time without a zone as local
 * @param status how far the visitor's own message has come
 * @param replaces the provisional id under which the reader may have it
 * @param attachment the first of the attachments, complete or absent: the guide's widget renders it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageView(
        long id,
        String content,
        String authorName,
        String createdAt,
        boolean isAgent,
        String type,
        @Nullable String status,
        List<AttachmentView> attachments,
        AttachmentView.@Nullable Shown attachment,
        @Nullable Long replyTo,
        List<Reaction> reactions,
        @Nullable Long replaces) {
    @Override
    public String toString() {
        return "MessageView[" + id + "]";
    }
}
