package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.Allowance;
import com.seitech.chat.gateway.conversation.ConversationConfig;
import com.seitech.chat.gateway.conversation.InvalidInput;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.conversation.MessageHistory;
import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading a chat: from memory wherever that is enough. What Odoo cannot be asked for now comes marked as degraded. */
public final class Reading {
    private static final int MOST_PAGES = 5;

    private final OpenFeeds feeds;
    private final MessageHistory history;
    private final QueuedSends queued;
    private final ConversationConfig config;
    private final Allowance allowance;

    Reading(
            OpenFeeds feeds,
            MessageHistory history,
            QueuedSends queued,
            ConversationConfig config,
            Allowance allowance) {
        this.feeds = feeds;
        this.history = history;
        this.queued = queued;
        this.config = config;
        this.allowance = allowance;
    }

    /**
     * A part of a conversation.
     *
     * @param degraded Odoo could not be asked: there may be more
     */
    public record Part(Snapshot snapshot, boolean degraded) {}

    /** What a reader lacks, the oldest messages first. */
    public Part lackedBy(Session session, Seen seen) {
        ChannelId channel = session.channel();
        try {
            Optional<Snapshot> found = feeds.lackedBy(channel, seen);
            return new Part(found.orElseGet(() -> farBehind(session, seen)), feeds.isFailing());
        } catch (SourceUnavailable e) {
            return new Part(feeds.held(channel, 0), true);
        }
    }

    /** More than is kept in memory: the oldest of it from Odoo itself. */
    private Snapshot farBehind(Session session, Seen seen) {
        ChannelId channel = session.channel();
        MessageId settled = feeds.settled();
        List<Message> read = readAfter(session, seen.floor());
        List<Message> page =
                read.stream().filter(message -> !seen.contains(message.id())).toList();
        MessageId last = read.isEmpty() ? seen.floor() : read.getLast().id();
        Seen all = seen.raisedTo(last.compareTo(settled) < 0 ? last : settled)
                .with(page.stream().map(Message::id).toList());
        return feeds.held(channel, 0).withPage(page, false, all);
    }

    /** Some pages: what a reader lacks may stand behind much that he has. */
    private List<Message> readAfter(Session session, MessageId after) {
        List<Message> read = new ArrayList<>();
        MessageId last = after;
        for (int page = 0; page < MOST_PAGES; page++) {
            askOdooFor(session);
            List<Message> found = history.after(session.channel(), last, config.maxPageSize());
            read.addAll(found);
            if (found.size() < config.maxPageSize()) {
                return read;
            }
            last = found.getLast().id();
        }
        return read;
    }

    /** The newest messages, and behind them what is unsent; a limit above the setting is lowered to it. */
    public Part newest(Session session, @Nullable Integer limit) {
        int wanted = limit(limit);
        try {
            return new Part(feeds.newest(session.channel(), wanted).havingUnsent(), feeds.isFailing());
        } catch (SourceUnavailable e) {
            return new Part(upToTheFirst(feeds.held(session.channel(), wanted)).havingUnsent(), true);
        }
    }

    /** Whether there are older messages than those held is not known: what lacks is told when it is. */
    private static Snapshot upToTheFirst(Snapshot held) {
        List<MessageId> ids = held.ids();
        Seen seen = ids.isEmpty()
                ? Seen.NOTHING
                : Seen.upTo(new MessageId(ids.getFirst().value() - 1)).with(ids);
        return held.withPage(held.messages(), held.more(), seen);
    }

    /** Of what the reader has as queued, what is in Odoo by now: by provisional id, the id there. */
    Map<MessageId, MessageId> delivered(Session session, Seen seen) {
        return queued.delivered(session, seen);
    }

    /** As {@link #delivered}, with what he lacks and may have as queued from the answer to his send. */
    public Map<MessageId, MessageId> deliveredOrLate(Session session, Seen seen) {
        return queued.deliveredOrLate(session, seen);
    }

    /** The messages before one; before one that Odoo does not have, the newest. */
    public Part before(Session session, @Nullable Integer limit, MessageId before) {
        if (!before.canBeOdoos()) {
            Part newest = newest(session, limit);
            return new Part(newest.snapshot().withoutUnsent(), newest.degraded());
        }
        int wanted = limit(limit);
        Snapshot now = feeds.held(session.channel(), 0).withoutUnsent();
        try {
            askOdooFor(session);
            MessageHistory.Page page = history.newest(session.channel(), wanted, before);
            return new Part(now.withPage(page.messages(), page.hasMore(), now.all()), false);
        } catch (SourceUnavailable e) {
            return new Part(now, true);
        }
    }

    private void askOdooFor(Session session) {
        if (!allowance.take(session.id())) {
            throw new SourceUnavailable("asked too often: gateway.limits.reads-per-second, all-reads-per-second", null);
        }
    }

    private int limit(@Nullable Integer limit) {
        int wanted = Math.min(limit == null ? config.pageSize() : limit, config.maxPageSize());
        if (wanted < 1) {
            throw new InvalidInput("limit", "must be at least 1");
        }
        return wanted;
    }

    /** What becomes of queued messages from now on is known to whoever listens later. */
    public void open(Session session) {
        feeds.open(session.channel());
    }

    /** How a reader stands who lacks nothing; null when that is not sure. Never waits. */
    public @Nullable Quiet quietFor(Session session, Seen seen) {
        return feeds.isFailing() ? null : feeds.quietFor(session.channel(), seen);
    }

    /** For a poll that waits; to be had before the look that finds nothing. */
    public Signal signal(Session session) {
        return feeds.signal(session.channel());
    }

    /**
     * Tells the listener of what lacks, and of everything from then on.
     *
     * @param seen null: nothing of what is there
     * @return empty when more lacks than is kept in memory: then nobody listens yet
     * @throws SourceUnavailable when it cannot be known now
     */
    public Optional<Listening> listen(Session session, @Nullable Seen seen, FeedListener listener) {
        return seen == null
                ? feeds.listenFromNow(session.channel(), listener)
                : feeds.listen(session.channel(), seen, listener);
    }

    /** Every message up to this one that exists has been told to who listens. */
    public MessageId settled() {
        return feeds.settled();
    }
}
