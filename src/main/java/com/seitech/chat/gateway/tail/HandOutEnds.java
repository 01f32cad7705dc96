package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** With which id an answer is to end, so that the list it makes can be told from others. */
final class HandOutEnds {
    private final HandOutViews views;
    private final HandOutPages pages;
    private long aliases;

    /** @param aliases from where to count: another number than before a restart */
    HandOutEnds(HandOutViews views, HandOutPages pages, long aliases) {
        this.views = views;
        this.pages = pages;
        this.aliases = aliases;
    }

    /** The newest with which no other list ends, or another id of it: lists are told from each other by their ends. */
    MessageId endOf(List<MessageId> due, Seen next, List<MessageId> visible, Predicate<MessageId> own, Instant now) {
        return due.reversed().stream()
                .filter(id -> isFree(id, next, visible, own, now))
                .findFirst()
                .orElseGet(() -> pages.areSeveral(now) ? freshAlias(due.getLast()) : due.getLast());
    }

    private boolean isFree(MessageId end, Seen next, List<MessageId> visible, Predicate<MessageId> own, Instant now) {
        Seen other = views.get(end);
        if (other == null || !pages.areSeveral(now)) {
            return other == null || isSame(other, next, visible);
        }
        return !own.test(end) && (isSame(other, next, visible) || !views.isShown(end, now));
    }

    private MessageId freshAlias(MessageId id) {
        MessageId fresh;
        do {
            fresh = Alias.of(id, ++aliases % Alias.NUMBERS);
        } while (views.get(fresh) != null);
        return fresh;
    }

    private static boolean isSame(Seen one, Seen other, List<MessageId> visible) {
        return Stream.of(visible, one.above(), other.above())
                .flatMap(List::stream)
                .allMatch(id -> one.contains(id) == other.contains(id));
    }
}
