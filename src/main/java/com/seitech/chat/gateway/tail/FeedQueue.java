package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.Author;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.outbox.MessageId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What readers of one channel are shown as queued. A message of the visitor is held back while one like it is on its way:
 * it may be that one, taken by Odoo before we heard of it, and would show twice. Locked by its feed.
 */
final class FeedQueue {
    private final Predicate<Message> mayBeWaiting;
    private final NavigableMap<MessageId, Unsent> shown = new TreeMap<>();
    private final NavigableMap<MessageId, Message> heldBack = new TreeMap<>();
    private final Map<MessageId, MessageId> replaced = new HashMap<>(0);
    private final Set<MessageId> delivered = new HashSet<>(0);

    /** @param mayBeWaiting whether something like this is on its way */
    FeedQueue(Predicate<Message> mayBeWaiting) {
        this.mayBeWaiting = mayBeWaiting;
    }

    /** What is shown, in order. */
    List<Unsent> list() {
        return List.copyOf(shown.values());
    }

    /** False when it is shown like that already. */
    boolean put(Unsent unsent, Collection<MessageId> deliveredBefore) {
        delivered.addAll(deliveredBefore);
        return !unsent.equals(shown.put(unsent.message().id(), unsent));
    }

    /** No other message of the visitor can be this one any more. */
    void delivered(MessageId id) {
        delivered.add(id);
    }

    /**
     * False when nobody has it as queued, or all know already and are not shown it as queued once more.
     *
     * @param told somebody was told of it in another way
     */
    boolean replace(MessageId provisional, MessageId id, boolean told) {
        boolean was = shown.remove(provisional) != null;
        return (was || told) && (replaced.put(provisional, id) == null || was);
    }

    /** What was shown as queued and is in Odoo by now: by provisional id, the id there. */
    Map<MessageId, MessageId> replaced() {
        return Map.copyOf(replaced);
    }

    boolean holdsBack(Message message) {
        return message.author() instanceof Author.OfVisitor
                && !delivered.contains(message.id())
                && (mayBeWaiting.test(message) || isLikeOneShown(message));
    }

    /** What has just left its line is shown as queued until the feed is told which message it is. */
    private boolean isLikeOneShown(Message message) {
        return shown.values().stream().anyMatch(unsent -> !unsent.failed() && unsent.mayBe(message));
    }

    void holdBack(Message message) {
        heldBack.put(message.id(), message);
    }

    boolean holds(MessageId id) {
        return heldBack.containsKey(id);
    }

    boolean isHoldingBack() {
        return !heldBack.isEmpty();
    }

    void remove(MessageId id) {
        heldBack.remove(id);
    }

    /** What need not be held back any more. */
    List<Message> released() {
        List<Message> free = heldBack.values().stream()
                .filter(message -> !holdsBack(message))
                .toList();
        free.forEach(message -> heldBack.remove(message.id()));
        return free;
    }

    /** Everything up to there has been told, as far as this queue knows. */
    MessageId capped(MessageId settled) {
        if (heldBack.isEmpty() || heldBack.firstKey().compareTo(settled) > 0) {
            return settled;
        }
        return new MessageId(heldBack.firstKey().value() - 1);
    }
}
