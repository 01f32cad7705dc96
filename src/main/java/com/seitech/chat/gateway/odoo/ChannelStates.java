package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.session.ChannelId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The states of the channels that visitors use; the others do not exist for us. */
@Singleton
final class ChannelStates {
    /** Ids in one question: a page of feeds, and well below what a statement of PostgreSQL takes. */
    static final int MOST = 1_000;

    private final Odoo odoo;

    ChannelStates(Odoo odoo) {
        this.odoo = odoo;
    }

    /** One that is gone or not for visitors is missing. */
    Map<ChannelId, ChannelState> of(Lane lane, Collection<ChannelId> channels) {
        if (channels.size() > MOST) {
            throw new IllegalArgumentException("the states of more than " + MOST + " channels: " + channels.size());
        }
        if (channels.isEmpty()) {
            return Map.of();
        }
        List<Long> ids = channels.stream().map(ChannelId::value).toList();
        List<?> domain = List.of(List.of("id", "in", ids), List.of("channel_type", "=", Models.PUBLIC_SUPPORT));
        return new Query(Models.CHANNEL, domain, List.of("state"), "id", MOST)
                .rows(odoo, lane).stream()
                        .collect(Collectors.toUnmodifiableMap(
                                row -> new ChannelId(row.id()), row -> named(row.text("state"))));
    }

    /** A state that a customer's module adds is not one in which visitors write. */
    static ChannelState named(String state) {
        return switch (state) {
            case "active" -> ChannelState.ACTIVE;
            case "archived" -> ChannelState.ARCHIVED;
            default -> ChannelState.CLOSED;
        };
    }
}
