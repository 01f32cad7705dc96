package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.outbox.MessageId;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a listener hears, and keeps its position as a stream does. */
final class Heard implements FeedListener {
    final List<Long> messages = new ArrayList<>();
    final List<String> events = new ArrayList<>();
    Seen seen = Seen.NOTHING;

    @Override
    public void opened(Snapshot start) {
        events.add("opened " + start.state());
        start.messages().forEach(message -> messages.add(message.id().value()));
        seen = start.all();
    }

    @Override
    public void added(Message message, MessageId settled) {
        if (!seen.contains(message.id())) {
            messages.add(message.id().value());
        }
        seen = seen.with(List.of(message.id())).raisedTo(settled);
    }

    @Override
    public void updated(Message message) {
        events.add("updated " + message.id() + " " + message.content());
    }

    @Override
    public void removed(MessageId message) {
        events.add("removed " + message);
    }

    @Override
    public void stateChanged(ChannelState state) {
        events.add(state.name());
    }

    @Override
    public void typingChanged(boolean agentTypes) {
        events.add(agentTypes ? "types" : "types not");
    }

    @Override
    public void replaced(MessageId provisional, Message message) {
        events.add("replaced " + provisional + " by " + message.id());
    }

    @Override
    public void closed() {
        events.add("closed");
    }
}
