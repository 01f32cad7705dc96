package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.Message;

/** What a message takes of memory, in bytes, roughly: enough to bound the sum. */
final class Weight {
    private static final int RECORD = 400;
    private static final int ATTACHMENT = 200;
    private static final int REACTION = 80;

    private Weight() {}

    static long of(Message message) {
        return RECORD
                + 2L * message.content().length()
                + (long) ATTACHMENT * message.attachments().size()
                + (long) REACTION * message.reactions().size();
    }
}
