package com.seitech.chat.gateway.conversation;

import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it stands in Odoo.
 *
 * @param read an agent has read it; always false where Odoo does not record it
 * @param replyTo the message that this one answers
 * @param changedAt when anything of it changed last, in whole seconds; the same as {@code createdAt} when nothing did
 */
public record Message(
        MessageId id,
        Author author,
        String content,
        MessageType type,
        Instant createdAt,
        boolean read,
        List<Attachment> attachments,
        @Nullable MessageId replyTo,
        List<Reaction> reactions,
        Instant changedAt) {
    public Message {
        attachments = List.copyOf(attachments);
        reactions = List.copyOf(reactions);
    }

    /** The same under another id. */
    public Message shownAs(MessageId other) {
        return new Message(other, author, content, type, createdAt, read, attachments, replyTo, reactions, changedAt);
    }

    @Override
    public String toString() {
        return "Message[" + id + "]";
    }
}
