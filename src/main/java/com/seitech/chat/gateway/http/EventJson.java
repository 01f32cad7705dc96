package com.seitech.chat.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.tail.Unsent;
import jakarta.inject.Singleton;

/** Data of events: one line each, since a line break would end it. */
@Singleton
final class EventJson {
    private final ObjectMapper json;
    private final MessageViews views;

    EventJson(ObjectMapper json, MessageViews views) {
        this.json = json;
        this.views = views;
    }

    MessageView message(ChannelId channel, Message message) {
        return views.of(channel, message);
    }

    MessageView unsent(ChannelId channel, Unsent unsent) {
        return views.of(channel, unsent);
    }

    /** JSON escapes line breaks within texts. */
    String text(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("views are always JSON", e);
        }
    }
}
