package com.seitech.chat.gateway.odoo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.Channels;
import com.seitech.chat.gateway.conversation.Visitor;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Channels of the type {@code public_support}; the others do not exist for us. */
@Singleton
final class OdooChannels implements Channels {
    private final RepeatableCreate creates;
    private final OdooAgents agents;
    private final ChannelStates states;
    private final ObjectMapper json;

    OdooChannels(RepeatableCreate creates, OdooAgents agents, ChannelStates states, ObjectMapper json) {
        this.creates = creates;
        this.agents = agents;
        this.states = states;
        this.json = json;
    }

    private static String name(SessionId session) {
        return "c_" + session;
    }

    /** The external id of a session's channel: unlike its number, it is never given to another. */
    static String reference(SessionId session) {
        return RepeatableCreate.MODULE + name(session);
    }

    @Override
    public ChannelId create(SessionId session, Visitor visitor) {
        return Ask.odoo(() -> {
            String members = agents.userIds().stream().map(String::valueOf).collect(Collectors.joining(","));
            Map<String, String> values = Map.of(
                    "name",
                    visitor.name(),
                    "channel_type",
                    Models.PUBLIC_SUPPORT,
                    "state",
                    "active",
                    "visitor_info",
                    visitorInfo(visitor),
                    "member_ids/.id",
                    members,
                    "moderator_ids/.id",
                    members);
            return new ChannelId(
                    creates.create(Lane.VISITOR, Models.CHANNEL, name(session), values, false, () -> true));
        });
    }

    /** Texts only: a null or a large number in this field makes every later read of the record fail. */
    private String visitorInfo(Visitor visitor) {
        Map<String, String> info = new LinkedHashMap<>();
        info.put("name", visitor.name());
        if (visitor.email() != null) {
            info.put("email", visitor.email());
        }
        try {
            return json.writeValueAsString(info);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }

    @Override
    public Optional<ChannelState> state(ChannelId channel) {
        return Ask.odoo(() ->
                Optional.ofNullable(states.of(Lane.VISITOR, List.of(channel)).get(channel)));
    }
}
