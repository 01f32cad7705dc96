package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    /** Those of the heirs that ended with something else when the send arrived: the message may stand within, or not. */
    final List<MessageId> crossed = new ArrayList<>(0);
    /** From where a send may have come. */
    final HandOutOrigins origins;

    private HandOutAnswer(boolean isSend, @Nullable MessageId asked, State state, Instant started, Instant until) {
        this.isSend = isSend;
        this.asked = asked;
        this.state = state;
        this.started = started;
        this.until = until;
        this.origins = new HandOutOrigins(until);
    }

    static HandOutAnswer toSend(Instant started, Instant until) {
        return new HandOutAnswer(true, null, State.SENDING, started, until);
    }

    static HandOutAnswer toPoll(MessageId asked, Instant started, Instant until) {
        return new HandOutAnswer(false, asked, State.WRITING, started, until);
    }

    /** Not an answer, but known like one that brought nothing. */
    static HandOutAnswer note(MessageId list, Instant started, Instant until) {
        HandOutAnswer note = new HandOutAnswer(false, list, State.WRITTEN, started, until);
        note.key = list;
        return note;
    }

    boolean isNote() {
        return asked != null && asked.equals(key);
    }

    boolean isSending() {
        return state == State.SENDING;
    }

    boolean isFailed() {
        return state == State.FAILED;
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
     * message after this view was true, the answer that brought it would be on the wire itself. A list that has a
     * message by presumption only may be without it, too.
     */
    boolean mayChange(MessageId list, Seen view) {
        MessageId held = asked == null ? null : Alias.meant(asked);
        // Under a number of its own making, or a provisional one that has been replaced, no view holds it.
        boolean mayBeSame = held == null || !held.canBeOdoos() || view.contains(held);
        boolean isPresumed = isSend ? heirs.contains(list) : HandOutLog.isClock(list) && !list.equals(asked);
        return mayBeSame && (isPresumed || !ids.stream().allMatch(view::contains));
    }

    /** A queued message got another id, or none. */
    void replaced(MessageId provisional, @Nullable MessageId id) {
        if (before != null) {
            before = before.with(provisional, id);
        }
        if (ids.contains(provisional)) {
            ids = Stream.concat(ids.stream().filter(one -> !one.equals(provisional)), Stream.ofNullable(id))
                    .toList();
        }
    }

    void addCrossed(MessageId list) {
        if (!crossed.contains(list)) {
            crossed.add(list);
        }
    }

    void addHeir(MessageId list) {
        if (!heirs.contains(list)) {
            heirs.add(list);
        }
    }
}
