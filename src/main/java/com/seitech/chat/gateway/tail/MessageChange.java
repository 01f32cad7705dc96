package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.outbox.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * That a message is not as it was.
 *
 * @param message as it is now; null when it was deleted
 */
public record MessageChange(MessageId id, @Nullable Message message) {}
