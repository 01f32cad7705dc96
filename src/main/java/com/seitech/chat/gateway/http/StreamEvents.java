package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.conversation.Author;
import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.tail.Seen;
import com.seitech.chat.gateway.tail.Snapshot;
import com.seitech.chat.gateway.tail.Unsent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what happens in one channel as server-sent events for one reader, and keeps what that reader has: the id of an
 * event is the cursor after it. An event that he needs no more is an empty text. Not for several threads.
 */
final class StreamEvents {
    static final String ALIVE = ":\n\n";

    private final EventJson json;
    private final ChannelId channel;
    private final int era;
    private @Nullable Seen seen;
    private MessageId readUpTo = new MessageId(0);
    /** Whether everything that lacked at the beginning was given. */
    private boolean caughtUp;

    private MessageId mostSettled = new MessageId(Long.MAX_VALUE);
    /** By the id in Odoo: what the reader has under a provisional one. */
    private final Map<MessageId, MessageId> deliveredMeanwhile = new HashMap<>(0);

    /**
     * @param era the present one: a stream ends with it
     * @param seen what the reader has; null: what is there when the stream opens
     */
    StreamEvents(EventJson json, ChannelId channel, int era, @Nullable Seen seen) {
        this.json = json;
        this.channel = channel;
        this.era = era;
        this.seen = seen;
    }

    /** @param delivered of what the reader has as queued, what is in Odoo by now: by provisional id, the id there */
    void deliveredMeanwhile(Map<MessageId, MessageId> delivered) {
        // The reader has it under the old id until he is given the new one: the feed may still show it as queued.
        delivered.forEach((provisional, id) -> deliveredMeanwhile.put(id, provisional));
    }

    static String retry(Duration pause) {
        return "retry: " + pause.toMillis() + "\n\n";
    }

    /** The position that the reader named means nothing: he has to read the conversation anew. */
    String startOver() {
        seen = null;
        return event("reset", Map.of());
    }

    String opened(Snapshot start) {
        // Delivered after it was looked at what the reader has, and before anything was told to him.
        deliveredMeanwhile(start.replaced());
        Seen position = seen == null ? start.havingUnsent().all() : seen;
        seen = position;
        readUpTo = start.readUpTo();
        return id(position) + state(start.state()) + typing(start.agentTypes()) + read();
    }

    String replayed(Message message) {
        return isSeen(message) ? "" : message(message, position().with(List.of(message.id())));
    }

    /** Everything that lacked was given. */
    String caughtUp(Seen all) {
        boolean same = all.equals(seen);
        caughtUp = true;
        seen = all;
        return same ? "" : id(all) + "\n";
    }

    String added(Message message, MessageId settled) {
        Seen after = position().with(List.of(message.id())).raisedTo(told(settled));
        return isSeen(message) ? "" : message(message, after);
    }

    private boolean isSeen(Message message) {
        return position().contains(message.id());
    }

    private Seen position() {
        return seen == null ? Seen.NOTHING : seen;
    }

    private String message(Message message, Seen after) {
        MessageId provisional = deliveredMeanwhile.remove(message.id());
        if (provisional != null) {
            return replaced(provisional, message, after.without(List.of(provisional)));
        }
        seen = after;
        return id(after) + event("message", json.message(channel, message)) + readWith(message);
    }

    String unsent(Unsent unsent) {
        MessageId id = unsent.message().id();
        MessageView view = json.unsent(channel, unsent);
        if (position().contains(id)) {
            return event("message_updated", Map.of("message", view));
        }
        Seen after = position().with(List.of(id));
        seen = after;
        return id(after) + event("message", view);
    }

    String replaced(MessageId provisional, Message message) {
        return replaced(
                provisional, message, position().without(List.of(provisional)).with(List.of(message.id())));
    }

    private String replaced(MessageId provisional, Message message, Seen after) {
        seen = after;
        return id(after)
                + event(
                        "message_updated",
                        Map.of("message", json.message(channel, message), "replaces", provisional.value()));
    }

    /** Until this is told anew, something above that is still to come. */
    String settledUpTo(MessageId most) {
        mostSettled = most;
        return "";
    }

    private MessageId told(MessageId settled) {
        return settled.compareTo(mostSettled) < 0 ? settled : mostSettled;
    }

    String updated(Message message) {
        return isSeen(message)
                ? event("message_updated", Map.of("message", json.message(channel, message))) + readWith(message)
                : "";
    }

    String removed(MessageId id) {
        return position().contains(id)
                ? event("message_updated", Map.of("message", new DeletedView(id.value(), true)))
                : "";
    }

    private String readWith(Message message) {
        boolean newlyRead = message.read()
                && message.author() instanceof Author.OfVisitor
                && message.id().compareTo(readUpTo) > 0;
        if (!newlyRead) {
            return "";
        }
        readUpTo = message.id();
        return read();
    }

    private String read() {
        return event("read", Map.of("message_id", readUpTo.value()));
    }

    String state(ChannelState state) {
        return event("state", Map.of("state", States.of(state)));
    }

    String typing(boolean agentTypes) {
        return event("typing", Map.of("is_typing", agentTypes));
    }

    /** A sign of life that moves the browser's position on, without an event; not past what is still to be replayed. */
    String beat(MessageId settled) {
        if (!caughtUp) {
            return ALIVE;
        }
        Seen before = position();
        Seen now = before.raisedTo(told(settled));
        seen = now;
        return now.equals(before) ? ALIVE : id(now) + "\n";
    }

    private String id(Seen position) {
        return "id: " + Cursors.at(position, era) + "\n";
    }

    private String event(String name, Object data) {
        return "event: " + name + "\ndata: " + json.text(data) + "\n\n";
    }
}
