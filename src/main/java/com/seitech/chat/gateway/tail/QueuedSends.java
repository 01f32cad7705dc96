package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.Attachment;
import com.seitech.chat.gateway.conversation.Author;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.conversation.MessageType;
import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.outbox.Outbox;
import com.seitech.chat.gateway.outbox.OutboxEntry;
import com.seitech.chat.gateway.outbox.OutboxFile;
import com.seitech.chat.gateway.outbox.OutboxRecord;
import com.seitech.chat.gateway.outbox.Queue;
import com.seitech.chat.gateway.outbox.QueuedSend;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.Sessions;
import com.seitech.chat.gateway.session.StoreUnavailable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows readers what waits for Odoo, and lets them know of its id there when it has one. */
final class QueuedSends implements OwnQueue {
    private final Queue queue;
    private final Outbox outbox;
    private final HandOuts handOuts;
    private final Sessions sessions;
    private final ToldLater later = new ToldLater(this::tellAgain);
    private @Nullable Feeds feeds;

    QueuedSends(Queue queue, Outbox outbox, HandOuts handOuts, Sessions sessions) {
        this.queue = queue;
        this.outbox = outbox;
        this.handOuts = handOuts;
        this.sessions = sessions;
    }

    /** From now on, the feeds show it. */
    void start(Feeds open) {
        feeds = open;
        queue.listen(now -> changed(now, open));
    }

    /** A feed that was opened meanwhile has it already, or is told once more, which changes nothing. */
    private void tellAgain(QueuedSend told) {
        if (feeds != null) {
            feeds.with(told.entry().channel(), feed -> show(told, feed));
        }
    }

    /** What is true by now counts: two threads may tell of the same message in any order. */
    private void changed(QueuedSend told, Feeds feeds) {
        QueuedSend now = queue.find(told).orElse(told);
        // First the log: what the feed shows may be given at once.
        if (now.shown() && !now.isWaiting()) {
            handOuts.replaced(now.entry().session(), now.provisional(), idOf(now.delivered()));
        }
        feeds.with(now.entry().channel(), feed -> show(now, feed));
    }

    private static @Nullable MessageId idOf(@Nullable Delivered delivered) {
        return delivered == null ? null : delivered.messageId();
    }

    /**
     * The database is asked before it is looked how far the message has come: two threads that tell of it may take their
     * time there, and the one with the older news must not come last. It is asked whose the channel was when the message was
     * sent: an Odoo that was restored gives its number to another visitor, who must not see it. Nobody sees it while that
     * cannot be known.
     */
    private void show(QueuedSend told, ChannelFeed feed) {
        Optional<SessionId> owner;
        try {
            owner = sessions.ofChannel(told.entry().channel()).map(Session::id);
        } catch (StoreUnavailable e) {
            later.add(told);
            return;
        }
        boolean own = owner.filter(told.entry().session()::equals).isPresent();
        Set<MessageId> before = told.delivered() == null ? deliveredBefore(told.entry()) : Set.of();
        synchronized (feed) {
            show(queue.find(told).orElse(told), own, before, feed);
        }
    }

    private static void show(QueuedSend now, boolean own, Set<MessageId> before, ChannelFeed feed) {
        Delivered delivered = now.delivered();
        if (!own) {
            feed.givenUp();
        } else if (delivered != null) {
            feed.delivered(now.provisional(), message(now.entry(), delivered), now.shown());
        } else if (now.shown()) {
            feed.unsent(new Unsent(message(now), now.state() == QueuedSend.State.FAILED), before);
        } else {
            feed.givenUp();
        }
    }

    /**
     * Without what the feed is about to be told of, which must not come before that: also of what another replica, which had
     * it before, has delivered a moment ago. When it cannot be known, a message of the last minutes may be held back for as
     * long as something waits.
     */
    private Set<MessageId> deliveredBefore(OutboxEntry entry) {
        try {
            return outbox.deliveredOf(entry.session()).entrySet().stream()
                    .filter(one -> !queue.isUntold(one.getKey()) && !queue.isWaiting(entry.channel(), one.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        } catch (StoreUnavailable e) {
            return Set.of();
        }
    }

    @Override
    public boolean mayBeWaiting(ChannelId channel, Message message) {
        return queue.isUntold(message.id())
                || queue.mayBeWaiting(channel, message.content(), message.createdAt(), Unsent.CLOCKS);
    }

    @Override
    public void fill(ChannelFeed feed) {
        queue.of(feed.channel()).forEach(now -> show(now, feed));
    }

    private static Message message(QueuedSend send) {
        return message(send.entry(), send.provisional(), List.of());
    }

    private static Message message(OutboxEntry entry, Delivered delivered) {
        AttachmentId attachment = delivered.attachment();
        OutboxFile file = entry.file();
        return message(
                entry,
                delivered.messageId(),
                attachment == null || file == null
                        ? List.of()
                        : List.of(new Attachment(attachment, file.name(), file.mimetype(), file.size())));
    }

    private static Message message(OutboxEntry entry, MessageId id, List<Attachment> files) {
        return new Message(
                id,
                new Author.OfVisitor(entry.authorName()),
                entry.content(),
                type(entry.file()),
                entry.createdAt(),
                false,
                files,
                null,
                List.of(),
                entry.createdAt());
    }

    private static MessageType type(@Nullable OutboxFile file) {
        if (file == null) {
            return MessageType.TEXT;
        }
        return file.isImage() ? MessageType.IMAGE : MessageType.FILE;
    }

    /**
     * What became of the provisional ids that a reader has: by provisional id, the id in Odoo. Of others', nothing; nor of
     * what is shown as queued still: another replica, which had it before, may have delivered it a moment ago.
     */
    Map<MessageId, MessageId> delivered(Session session, Seen seen) {
        Map<MessageId, MessageId> found = new HashMap<>();
        for (MessageId id : seen.above()) {
            if (id.isProvisional() && !queue.isWaiting(session.channel(), id)) {
                Optional<Delivered> delivered =
                        outbox.byProvisional(session.id(), id).map(OutboxRecord::delivered);
                delivered.ifPresent(there -> found.put(id, there.messageId()));
            }
        }
        return found;
    }

    /** As {@link #delivered}, with what the reader lacks and its sender may have as queued from the answer to his send. */
    Map<MessageId, MessageId> deliveredOrLate(Session session, Seen seen) {
        Map<MessageId, MessageId> found = new HashMap<>(delivered(session, seen));
        outbox.deliveredLate(session.id()).forEach((id, provisional) -> {
            if (!seen.contains(id) && !queue.isWaiting(session.channel(), provisional)) {
                found.put(provisional, id);
            }
        });
        return found;
    }
}
