package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a poll is to answer.
 *
 * @param ids in the order in which the answer must carry them; nothing to give when empty
 * @param seen what the reader has once it got them
 * @param heldBack there is something, but not for this request: answer it empty, a waiting one no sooner than the
 *     overlap from now, since its reader asks again at once
 * @param answer whose fate the log must learn; null without ids
 */
public record HandOut(
        List<MessageId> ids,
        Seen seen,
        boolean heldBack,
        @Nullable HandOutAnswer answer) {
    public HandOut {
        ids = List.copyOf(ids);
        if (ids.isEmpty() != (answer == null)) {
            throw new IllegalArgumentException("an answer without ids or ids without an answer: " + ids);
        }
    }

    static HandOut nothing(Seen seen, boolean heldBack) {
        return new HandOut(List.of(), seen, heldBack, null);
    }
}
