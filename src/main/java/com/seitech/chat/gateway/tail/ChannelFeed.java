package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.Author;
import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The end of one channel, held in memory as long as somebody reads it. It reaches down to its floor: every message above
 * that is here. Registered before its first load, so that what arrives meanwhile is kept.
 *
 * <p>Locked by itself; listeners are called under the lock, so that each hears everything once and in order.
 */
final class ChannelFeed {
    private static final MessageId UNKNOWN = new MessageId(Long.MAX_VALUE);
    private static final MessageId BEFORE_THE_FIRST = new MessageId(0);

    private final ChannelId channel;
    private final int mostMessages;
    private final NavigableMap<MessageId, Message> messages = new TreeMap<>();
    private final List<FeedListener> listeners = new CopyOnWriteArrayList<>();
    private final LatestChanges changes = new LatestChanges();
    private final FeedQueue queue;
    private MessageId floor = UNKNOWN;
    /** The last message that its sender knows to be in Odoo. */
    private MessageId sent = BEFORE_THE_FIRST;

    private boolean olderThanFloor;
    private @Nullable ChannelState state;
    /** Since when it is known. */
    private long stateNanos;

    private boolean agentTypes;
    private boolean closed;
    private long weight;
    private volatile long lastReadNanos = System.nanoTime();

    /** @param mayBeWaiting whether a message of the visitor may be one that is on its way */
    ChannelFeed(ChannelId channel, int mostMessages, Predicate<Message> mayBeWaiting) {
        this.channel = channel;
        this.queue = new FeedQueue(mayBeWaiting);
        this.mostMessages = mostMessages;
    }

    ChannelId channel() {
        return channel;
    }

    /** Nothing arrived above {@code from} before this feed was registered. */
    synchronized void reachDownTo(MessageId from) {
        if (from.compareTo(floor) < 0) {
            floor = from;
        }
    }

    /** Takes in what Odoo holds above {@code after}, or the newest of it. */
    synchronized void loaded(Wanted wanted, Loaded found, MessageId settled, long askedNanos) {
        found.messages().forEach(message -> add(message, settled));
        stateIs(found.state(), askedNanos);
        if (wanted.newest() > 0) {
            olderThanFloor = olderThanFloor || found.more();
            reachDownTo(found.more() ? before(found.messages().getFirst().id()) : wanted.after());
        }
        trim();
    }

    private static MessageId before(MessageId id) {
        return new MessageId(id.value() - 1);
    }

    synchronized void add(Message message, MessageId settled) {
        if (messages.containsKey(message.id())) {
            update(message);
        } else if (queue.holdsBack(message)) {
            queue.holdBack(message);
            listeners.forEach(listener -> listener.settledUpTo(queue.capped(UNKNOWN)));
        } else {
            put(message);
            listeners.forEach(listener -> listener.added(message, queue.capped(settled)));
            trim();
        }
    }

    /** A message is in Odoo, as its sender has been told. */
    synchronized void sent(MessageId id) {
        sent = sent.compareTo(id) < 0 ? id : sent;
    }

    /** Whether what its sender has been told is still to come here. */
    synchronized boolean isBehindSender(MessageId settled) {
        return sent.compareTo(settled) > 0 && !messages.containsKey(sent);
    }

    private void put(Message message) {
        messages.put(message.id(), message);
        weight += Weight.of(message);
    }

    /** A message of the visitor waits for Odoo, or was given up. */
    synchronized void unsent(Unsent unsent, Collection<MessageId> deliveredBefore) {
        if (queue.put(unsent, deliveredBefore)) {
            listeners.forEach(listener -> listener.unsent(unsent));
        }
        release();
    }

    /**
     * A message that was sent is in Odoo; its readers may have it as queued.
     *
     * @param told its sender is being told that it is queued, and may hear of this before
     */
    synchronized void delivered(MessageId provisional, Message message, boolean told) {
        queue.delivered(message.id());
        if (queue.replace(provisional, message.id(), told)) {
            queue.remove(message.id());
            if (!messages.containsKey(message.id())) {
                put(message);
            }
            listeners.forEach(listener -> listener.replaced(provisional, message));
            trim();
        }
        release();
    }

    /** A message that was sent, and was not shown as queued, was given up. */
    synchronized void givenUp() {
        release();
    }

    private void release() {
        if (queue.isHoldingBack()) {
            queue.released().forEach(message -> add(message, BEFORE_THE_FIRST));
            listeners.forEach(listener -> listener.settledUpTo(queue.capped(UNKNOWN)));
        }
    }

    /** Also of one that the feed does not reach down to: a reader may show it. One that is still to come is no change. */
    synchronized void update(Message message) {
        if (!isToCome(message.id()) && !message.equals(messages.get(message.id()))) {
            changed(message);
        }
    }

    /** As {@link #update}, of one that changed while nobody could be told: the feed may have it like that, readers not. */
    synchronized void retell(Message message) {
        if (!isToCome(message.id())) {
            changed(message);
        }
    }

    private boolean isToCome(MessageId id) {
        return !messages.containsKey(id) && (id.compareTo(floor) > 0 || queue.holds(id));
    }

    private void changed(Message message) {
        Message known = messages.get(message.id());
        if (known != null) {
            messages.put(message.id(), message);
            weight += Weight.of(message) - Weight.of(known);
        }
        changes.add(message.id(), message);
        listeners.forEach(listener -> listener.updated(message));
    }

    synchronized void remove(MessageId id) {
        queue.remove(id);
        Message gone = messages.remove(id);
        if (gone != null) {
            weight -= Weight.of(gone);
        }
        changes.add(id, null);
        listeners.forEach(listener -> listener.removed(id));
    }

    /** Whether this is an end that readers do not know of. To be told only after all that was said before it. */
    synchronized boolean endsBy(ChannelState now) {
        return now != ChannelState.ACTIVE && now != state;
    }

    void stateIs(ChannelState now) {
        stateIs(now, System.nanoTime());
    }

    /** @param askedNanos what became known of a later moment stays: an answer may have been long on its way */
    synchronized void stateIs(ChannelState now, long askedNanos) {
        if (state != null && askedNanos - stateNanos < 0) {
            return;
        }
        stateNanos = askedNanos;
        if (now != state) {
            state = now;
            listeners.forEach(listener -> listener.stateChanged(now));
        }
    }

    synchronized void agentTypes(boolean now) {
        if (now != agentTypes) {
            agentTypes = now;
            listeners.forEach(listener -> listener.typingChanged(now));
        }
    }

    private void trim() {
        while (messages.size() > mostMessages) {
            dropOldest();
        }
    }

    private void dropOldest() {
        Message oldest = messages.pollFirstEntry().getValue();
        weight -= Weight.of(oldest);
        if (oldest.id().compareTo(floor) > 0) {
            floor = oldest.id();
        }
        olderThanFloor = true;
    }

    /** Gives up all messages, to make room; who needs them has them loaded again. */
    synchronized void empty() {
        while (!messages.isEmpty()) {
            dropOldest();
        }
    }

    /**
     * What a reader lacks.
     *
     * @param settled taken before this call
     * @return empty when the feed does not know: it has to be loaded, or opened again
     */
    synchronized Optional<Snapshot> lackedBy(Seen seen, MessageId settled) {
        lastReadNanos = System.nanoTime();
        if (!reaches(seen.floor())) {
            return Optional.empty();
        }
        List<Message> lacked = messages.tailMap(seen.floor(), false).values().stream()
                .filter(message -> !seen.contains(message.id()))
                .toList();
        Snapshot found = snapshot(lacked, false, settled);
        // A tail that has just begun is behind its readers: what they had before, they still have.
        return Optional.of(found.withPage(lacked, false, Seen.ofAll(List.of(seen, found.all()))));
    }

    private boolean reaches(MessageId from) {
        return !closed && state != null && floor.compareTo(from) <= 0;
    }

    /** The newest messages; empty when the feed does not know that many, or not whether there are older ones. */
    synchronized Optional<Snapshot> newest(int limit, MessageId settled) {
        lastReadNanos = System.nanoTime();
        List<Message> held = List.copyOf(messages.tailMap(floor, false).values());
        boolean all = floor.equals(BEFORE_THE_FIRST);
        boolean knows = all || held.size() > limit || (held.size() == limit && olderThanFloor);
        if (closed || state == null || !knows) {
            return Optional.empty();
        }
        int first = Math.max(0, held.size() - limit);
        return Optional.of(snapshot(held.subList(first, held.size()), first > 0 || !all, settled));
    }

    private Snapshot snapshot(List<Message> wanted, boolean more, MessageId settled) {
        MessageId told = queue.capped(settled);
        Seen all = Seen.upTo(told).with(messages.tailMap(told, false).keySet());
        return new Snapshot(
                wanted,
                more,
                all,
                changes.list(),
                Objects.requireNonNull(state),
                agentTypes,
                readUpTo(),
                queue.list(),
                queue.replaced());
    }

    /** What is held, whether or not it is all: for as long as Odoo cannot be asked. */
    synchronized Snapshot held(int limit) {
        List<Message> held = List.copyOf(messages.values());
        int first = Math.max(0, held.size() - limit);
        ChannelState shown = state == null ? ChannelState.ACTIVE : state;
        return new Snapshot(
                held.subList(first, held.size()),
                true,
                Seen.NOTHING,
                List.of(),
                shown,
                agentTypes,
                readUpTo(),
                queue.list(),
                queue.replaced());
    }

    /** Null as long as it was not loaded. */
    synchronized @Nullable ChannelState state() {
        return state;
    }

    /** Whether only the state is still to be loaded for a reader who stands there. */
    synchronized boolean lacksOnlyState(MessageId from) {
        return state == null && floor.compareTo(from) <= 0;
    }

    private MessageId readUpTo() {
        return messages.descendingMap().values().stream()
                .filter(message -> message.read() && message.author() instanceof Author.OfVisitor)
                .findFirst()
                .map(Message::id)
                .orElse(BEFORE_THE_FIRST);
    }

    /** Whether it is sure that a reader lacks nothing, and in what state; null when it is not. Never waits for Odoo. */
    synchronized @Nullable Quiet quietFor(Seen seen) {
        ChannelState known = state;
        if (known == null
                || !reaches(seen.floor())
                || lacksAny(seen)
                || queue.isHoldingBack()
                || !changes.list().isEmpty()) {
            return null;
        }
        lastReadNanos = System.nanoTime();
        return new Quiet(known, agentTypes);
    }

    private boolean lacksAny(Seen seen) {
        for (MessageId id : messages.tailMap(seen.floor(), false).keySet()) {
            if (!seen.contains(id)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tells the listener of what lacks, and of everything from then on, without a gap in between.
     *
     * @return empty as {@link #lackedBy}: then it does not listen
     */
    synchronized Optional<Snapshot> listen(FeedListener listener, Seen seen, MessageId settled) {
        return listen(listener, lackedBy(seen, settled));
    }

    /** The same for who lacks nothing of what is there; the feed has just been loaded. */
    synchronized Optional<Snapshot> listenFromNow(FeedListener listener, MessageId settled) {
        lastReadNanos = System.nanoTime();
        if (closed || state == null) {
            return Optional.empty();
        }
        MessageId from = floor.compareTo(settled) > 0 && !floor.equals(UNKNOWN) ? floor : settled;
        return listen(listener, Optional.of(snapshot(List.of(), false, from)));
    }

    private Optional<Snapshot> listen(FeedListener listener, Optional<Snapshot> start) {
        start.ifPresent(found -> {
            listener.opened(found);
            if (queue.isHoldingBack()) {
                listener.settledUpTo(queue.capped(UNKNOWN));
            }
            listeners.add(listener);
        });
        return start;
    }

    /** It was loaded, but does not reach down to there: more lies between than is kept. */
    synchronized boolean endsAbove(MessageId from) {
        return !closed && state != null && olderThanFloor && floor.compareTo(from) > 0;
    }

    /** Hears what comes. */
    synchronized Listening listen(FeedListener listener) {
        if (closed) {
            listener.closed();
        } else {
            listeners.add(listener);
        }
        return () -> forget(listener);
    }

    synchronized void forget(FeedListener listener) {
        listeners.remove(listener);
        lastReadNanos = System.nanoTime();
    }

    synchronized boolean isRead(long sinceNanos) {
        return !listeners.isEmpty() || lastReadNanos - sinceNanos > 0;
    }

    /** Gives it up unless somebody reads it. After that it learns nothing any more, and says so to who asks. */
    synchronized boolean closeUnlessRead(long sinceNanos) {
        closed = closed || !isRead(sinceNanos);
        return closed;
    }

    synchronized long weight() {
        return weight;
    }

    synchronized Collection<MessageId> ids() {
        return List.copyOf(messages.keySet());
    }

    long lastReadNanos() {
        return lastReadNanos;
    }
}
