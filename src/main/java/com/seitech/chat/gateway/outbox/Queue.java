package com.seitech.chat.gateway.outbox;

import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.log.Shown;
import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.InvalidSession;
import com.seitech.chat.gateway.session.Session;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits for Odoo, in memory: a line per channel, whose first entry alone is on its way. What survives a restart is
 * in the {@link Outbox}. Locked by itself; listeners are called outside the lock.
 */
@Singleton
public final class Queue {
    private static final Logger LOG = LoggerFactory.getLogger(Queue.class);
    private static final Seldom SELDOM = new Seldom(LOG, 5);
    /** Whoever was told of an entry asks what became of it within moments. */
    private static final int MOST_SETTLED = 10_000;

    private final OutboxConfig config;
    private final Map<ChannelId, Deque<Waiting>> lines = new HashMap<>();
    private final Map<OutboxId, Waiting> byId = new HashMap<>();
    private final Map<ChannelId, List<QueuedSend>> failed = new HashMap<>();
    private final Map<OutboxId, QueuedSend> settled = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<OutboxId, QueuedSend> eldest) {
            return size() > MOST_SETTLED;
        }
    };
    /** Ids in Odoo of what is known to be there, and is still to be told to its readers. */
    private final Set<MessageId> untold = new HashSet<>();

    private final List<QueueListener> listeners = new CopyOnWriteArrayList<>();
    private long textBytes;
    private long fileBytes;

    Queue(OutboxConfig config) {
        this.config = config;
    }

    /** To be told of every entry that is shown or settled. */
    public void listen(QueueListener listener) {
        listeners.add(listener);
    }

    /** @throws CannotKeep when a bound is reached */
    synchronized void requireRoom(OutboxEntry entry) {
        if (byId.size() >= config.maxMessages()) {
            throw new CannotKeep("gateway.outbox.max-messages wait for Odoo");
        }
        if (textBytes + text(entry) > config.maxText().asLongValue()) {
            throw new CannotKeep("gateway.outbox.max-text waits for Odoo");
        }
        if (fileBytes + file(entry) > config.maxFiles().asLongValue()) {
            throw new CannotKeep("gateway.outbox.max-files wait for Odoo");
        }
    }

    private static long text(OutboxEntry entry) {
        return Character.BYTES * (long) entry.content().length();
    }

    private static long file(OutboxEntry entry) {
        OutboxFile file = entry.file();
        return file == null ? 0 : file.size();
    }

    /** True when its line was empty: somebody has to begin with it. */
    synchronized boolean add(Waiting waiting) {
        OutboxEntry entry = waiting.entry;
        byId.put(entry.id(), waiting);
        textBytes += text(entry);
        fileBytes += file(entry);
        forgetFailed(entry.channel(), one -> one.entry().id().equals(entry.id()));
        Deque<Waiting> line = lines.computeIfAbsent(entry.channel(), channel -> new ArrayDeque<>(2));
        line.add(waiting);
        return line.size() == 1;
    }

    synchronized @Nullable Waiting find(OutboxId id) {
        return byId.get(id);
    }

    /** It is in Odoo, which is to be kept, and then told by {@link #delivered}. */
    synchronized void arrived(Waiting first, Delivered delivered) {
        if (!first.handedOver) {
            first.untold = delivered.messageId();
            untold.add(delivered.messageId());
        }
    }

    /** Whether a message in Odoo is one whose readers may not have been told yet which one it is. */
    public synchronized boolean isUntold(MessageId id) {
        return untold.contains(id);
    }

    /** It is in Odoo. Answers the next of its line; null at the end, when somebody has to begin anew. */
    @Nullable
    Waiting delivered(Waiting first, Delivered delivered) {
        return settle(first, QueuedSend.State.DELIVERED, delivered);
    }

    private synchronized void told(Waiting waiting) {
        if (waiting.untold != null) {
            untold.remove(waiting.untold);
        }
    }

    /** It was given up. Answers as {@link #delivered}. */
    @Nullable
    Waiting failed(Waiting first) {
        return settle(first, QueuedSend.State.FAILED, null);
    }

    /**
     * Nothing of the session is shown or delivered any more. The first entry of its line may be on its way: it leaves when
     * it comes back, by {@link #dropped}.
     *
     * @return those that have left
     */
    synchronized List<Waiting> abandon(Session session) {
        forgetFailed(session.channel(), end -> end.entry().session().equals(session.id()));
        settled.values().removeIf(end -> end.entry().session().equals(session.id()));
        Deque<Waiting> line = lines.get(session.channel());
        if (line == null) {
            return List.of();
        }
        List<Waiting> own = line.stream()
                .filter(waiting -> waiting.entry.session().equals(session.id()))
                .toList();
        own.forEach(waiting -> waiting.abandoned = true);
        Waiting first = line.peek();
        List<Waiting> behind =
                own.stream().filter(waiting -> !waiting.equals(first)).toList();
        line.removeAll(behind);
        behind.forEach(this::forget);
        return behind;
    }

    synchronized boolean isAbandoned(Waiting first) {
        return first.abandoned;
    }

    /** It goes without a trace. Answers as {@link #delivered}. */
    synchronized @Nullable Waiting dropped(Waiting first) {
        told(first);
        return first.handedOver ? null : leave(first);
    }

    /**
     * Nothing of these channels is delivered or shown here any more: another replica goes on with what is kept.
     *
     * @return what was on its way
     */
    synchronized List<Waiting> handOver(Predicate<ChannelId> channels) {
        failed.keySet().removeIf(channels);
        List<Waiting> gone = lines.entrySet().stream()
                .filter(line -> channels.test(line.getKey()))
                .flatMap(line -> line.getValue().stream())
                .toList();
        lines.keySet().removeIf(channels);
        for (Waiting waiting : gone) {
            waiting.handedOver = true;
            told(waiting);
            forget(waiting);
            settled.put(waiting.entry.id(), waiting.as(QueuedSend.State.QUEUED));
        }
        return gone;
    }

    synchronized boolean isHandedOver(Waiting waiting) {
        return waiting.handedOver;
    }

    private @Nullable Waiting settle(Waiting first, QueuedSend.State state, @Nullable Delivered delivered) {
        QueuedSend end;
        Waiting next;
        synchronized (this) {
            if (first.handedOver) {
                return null;
            }
            end = new QueuedSend(first.entry, first.provisional, first.shown, state, delivered);
            next = leave(first);
            settled.put(first.entry.id(), end);
            if (end.shown() && end.state() == QueuedSend.State.FAILED) {
                keepFailed(end);
            }
        }
        try {
            tell(end);
        } finally {
            told(first);
        }
        return next;
    }

    private @Nullable Waiting leave(Waiting first) {
        OutboxEntry entry = first.entry;
        Deque<Waiting> line = lines.get(entry.channel());
        if (line == null || line.peek() != first) {
            throw new IllegalStateException("not the first of its line: " + entry.id());
        }
        line.poll();
        forget(first);
        if (line.isEmpty()) {
            lines.remove(entry.channel());
        }
        return line.peek();
    }

    private void forget(Waiting waiting) {
        OutboxEntry entry = waiting.entry;
        byId.remove(entry.id());
        textBytes -= text(entry);
        fileBytes -= file(entry);
    }

    /** Also of what was handed over while it waited, failed elsewhere, and came back. */
    synchronized void keepFailed(QueuedSend end) {
        settled.put(end.entry().id(), end);
        failed.computeIfAbsent(end.entry().channel(), channel -> new ArrayList<>(1))
                .add(end);
    }

    /**
     * Its sender will be told what this answers. Unless it is in Odoo by now, its readers are shown from here on how far
     * it has come.
     */
    public Receipt announce(Receipt receipt) {
        QueuedSend now;
        synchronized (this) {
            Waiting waiting = byId.get(receipt.entry());
            now = waiting == null ? settled(receipt.entry()) : shown(waiting);
            if (now.delivered() != null) {
                return new Receipt(receipt.entry(), receipt.provisional(), now.delivered());
            }
            if (waiting == null && now.isWaiting()) {
                // Handed over: it is shown where it is now.
                return receipt;
            }
            if (waiting == null) {
                now = now.asShown();
                keepFailed(now);
            }
        }
        tell(now);
        return receipt;
    }

    private static QueuedSend shown(Waiting waiting) {
        waiting.shown = true;
        return waiting.as(QueuedSend.State.QUEUED);
    }

    private QueuedSend settled(OutboxId id) {
        QueuedSend end = settled.get(id);
        if (end == null) {
            // What was accepted moments ago is only gone with its session.
            throw new InvalidSession();
        }
        return end;
    }

    /** What goes wrong in showing it must not stop its delivery. */
    private void tell(QueuedSend now) {
        for (QueueListener listener : listeners) {
            try {
                listener.changed(now);
            } catch (RuntimeException e) {
                SELDOM.error(
                        "a change was not shown",
                        line -> line.addKeyValue("entry", now.entry().id()).setCause(Shown.of(e)));
            }
        }
    }

    /** How far it has come; empty when it was settled long ago. */
    public synchronized Optional<QueuedSend> find(QueuedSend send) {
        Waiting waiting = byId.get(send.entry().id());
        return waiting == null
                ? Optional.ofNullable(settled.get(send.entry().id()))
                : Optional.of(waiting.as(QueuedSend.State.QUEUED));
    }

    /** Whether it is on its way, and its readers will be told when it is in Odoo. */
    public synchronized boolean isWaiting(ChannelId channel, MessageId provisional) {
        Deque<Waiting> line = lines.get(channel);
        return line != null && line.stream().anyMatch(waiting -> waiting.provisional.equals(provisional));
    }

    /** What is shown as queued or failed in this channel, in order. */
    public synchronized List<QueuedSend> of(ChannelId channel) {
        List<QueuedSend> all = new ArrayList<>(failed.getOrDefault(channel, List.of()));
        Deque<Waiting> line = lines.get(channel);
        if (line != null) {
            line.stream()
                    .filter(waiting -> waiting.shown)
                    .map(waiting -> waiting.as(QueuedSend.State.QUEUED))
                    .forEach(all::add);
        }
        return all;
    }

    /** Whether anything of this channel is on its way. */
    public synchronized boolean isWaiting(ChannelId channel) {
        return lines.containsKey(channel);
    }

    /** The one that was accepted last of what is on its way; null without any. */
    synchronized @Nullable Waiting last(ChannelId channel) {
        Deque<Waiting> line = lines.get(channel);
        return line == null ? null : line.peekLast();
    }

    /** Whether something of this content, accepted at most so long after the instant, is on its way. */
    public synchronized boolean mayBeWaiting(ChannelId channel, String content, Instant at, Duration most) {
        Deque<Waiting> line = lines.get(channel);
        return line != null
                && line.stream()
                        .anyMatch(waiting -> waiting.entry.content().equals(content)
                                && !waiting.entry.createdAt().minus(most).isAfter(at));
    }

    synchronized void forgetFailedBefore(Instant instant) {
        List.copyOf(failed.keySet())
                .forEach(channel ->
                        forgetFailed(channel, one -> one.entry().createdAt().isBefore(instant)));
    }

    private void forgetFailed(ChannelId channel, Predicate<QueuedSend> which) {
        failed.computeIfPresent(channel, (same, list) -> {
            list.removeIf(which);
            return list.isEmpty() ? null : list;
        });
    }

    /** How many wait. */
    public synchronized int size() {
        return byId.size();
    }

    /** How many were given up and are still shown. */
    public synchronized int parked() {
        return failed.values().stream().mapToInt(List::size).sum();
    }

    /** When the one was accepted that has waited longest; empty when none waits. */
    public synchronized Optional<Instant> oldest() {
        return lines.values().stream()
                .map(line -> line.getFirst().entry.createdAt())
                .min(Instant::compareTo);
    }
}
