package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer on its way to a reader. Opaque outside; the lock of its {@link HandOutLog} guards it.
 *
 * <pre>
 * poll:              (given) ─▶ WRITING ─▶ WRITTEN
 *                                  └─────▶ FAILED
 * send: (started) SENDING ─(answered)─▶ WRITING ─▶ WRITTEN
 *                    └─────────────────────┴─────▶ FAILED
 * </pre>
 */
public final class HandOutAnswer {
    enum State {
        SENDING,
        WRITING,
        WRITTEN,
        FAILED
    }

    final boolean isSend;
    /** The last message of the list that asked; null for a send. */
    final @Nullable MessageId asked;

    final Instant started;
    State state;
    List<MessageId> ids = List.of();
    /** The last message of the list that the answer makes; null while a send has none. */
    @Nullable
    MessageId key;
    /** What stood under that key before. */
    @Nullable
    Seen before;
    /** A request that arrived before this may have left before the answer was there. */
    Instant until;
    /** Last messages of lists that are presumed to have the ids, or will be once a send has one. */
    final List<MessageId> heirs = new ArrayList<>(2);

    private HandOutAnswer(boolean isSend, @Nullable MessageId asked, State state, Instant started, Instant until) {
        this.isSend = isSend;
        this.asked = asked;
        this.state = state;
        this.started = started;
        this.until = until;
    }

    static HandOutAnswer toSend(Instant started, Instant until) {
        return new HandOutAnswer(true, null, State.SENDING, started, until);
    }

    static HandOutAnswer toPoll(MessageId asked, Instant started, Instant until) {
        return new HandOutAnswer(false, asked, State.WRITING, started, until);
    }

    boolean isSending() {
        return state == State.SENDING;
    }

    boolean isWriting() {
        return state == State.WRITING;
    }

    /** Whether a request that arrived then may come from a list without what this answer adds. */
    boolean mayCross(Instant requested) {
        return requested.isBefore(until);
    }

    /**
     * Whether the list that gets this answer may be this one, which is without it. Had the other list got its last
     * message after this view was true, the answer that brought it would be on the wire itself. A list that has an own
     * message by presumption only may be without it, too.
     */
    boolean mayChange(MessageId list, Seen view) {
        boolean mayBeSame = asked == null || !asked.canBeOdoos() || view.contains(asked);
        boolean isPresumed = isSend && heirs.contains(list);
        return mayBeSame && (isPresumed || !ids.stream().allMatch(view::contains));
    }

    void addHeir(MessageId list) {
        if (!heirs.contains(list)) {
            heirs.add(list);
        }
    }
}
