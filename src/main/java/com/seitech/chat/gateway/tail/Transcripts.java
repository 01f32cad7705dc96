package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.ConversationConfig;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.conversation.MessageHistory;
import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.session.Session;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A conversation as a whole, or the newest part of it that a bound allows. All of it is read before any of it is given:
 * how slowly a visitor receives it is nothing to Odoo.
 */
public final class Transcripts {
    private final Reading reading;
    private final MessageHistory history;
    private final ConversationConfig config;

    Transcripts(Reading reading, MessageHistory history, ConversationConfig config) {
        this.reading = reading;
        this.history = history;
        this.config = config;
    }

    /**
     * What was said in a chat.
     *
     * @param messages the oldest first
     * @param unsent what of the visitor's Odoo does not have yet
     * @param more there are older ones, or may be
     * @param degraded Odoo could not be asked: this is what is known here
     */
    public record Transcript(
            List<Message> messages, List<Unsent> unsent, boolean more, ChannelState state, boolean degraded) {
        /** Whether the chat is still its visitor's cannot be known now. */
        public static final Transcript OF_NOTHING =
                new Transcript(List.of(), List.of(), true, ChannelState.ACTIVE, true);

        public Transcript {
            messages = List.copyOf(messages);
            unsent = List.copyOf(unsent);
        }

        @Override
        public String toString() {
            return "Transcript[…]";
        }
    }

    public Transcript of(Session session) {
        Reading.Part newest = reading.newest(session, Math.min(config.maxPageSize(), config.transcriptMessages()));
        Snapshot found = newest.snapshot();
        Gathered gathered = new Gathered(found.messages(), found.more(), newest.degraded());
        while (gathered.more && !gathered.degraded && hasRoom(gathered)) {
            goBack(session, gathered);
        }
        return new Transcript(
                List.copyOf(gathered.messages), found.unsent(), gathered.more, found.state(), gathered.degraded);
    }

    private boolean hasRoom(Gathered gathered) {
        return gathered.messages.size() < config.transcriptMessages() && gathered.characters < config.transcriptText();
    }

    private void goBack(Session session, Gathered gathered) {
        int wanted = Math.min(config.maxPageSize(), config.transcriptMessages() - gathered.messages.size());
        try {
            Message oldest = gathered.messages.getFirst();
            gathered.before(history.newest(session.channel(), wanted, oldest.id()));
        } catch (SourceUnavailable e) {
            gathered.degraded = true;
        }
    }

    /** What was read so far, from the newest message backwards. */
    private static final class Gathered {
        private final Deque<Message> messages = new ArrayDeque<>();
        private long characters;
        private boolean more;
        private boolean degraded;

        Gathered(List<Message> newest, boolean more, boolean degraded) {
            add(newest);
            this.more = more && !newest.isEmpty();
            this.degraded = degraded;
        }

        void before(MessageHistory.Page page) {
            add(page.messages());
            more = page.hasMore();
        }

        private void add(List<Message> page) {
            page.reversed().forEach(messages::addFirst);
            characters += page.stream()
                    .mapToLong(message -> message.content().length())
                    .sum();
        }
    }
}
