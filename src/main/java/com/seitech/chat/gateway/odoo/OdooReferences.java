package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.References;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.Unverified;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks channels for the names that they were loaded with. The other way, from name to channel, Odoo answers one at a time,
 * and out of a cache that may outlive the database behind it.
 */
@Singleton
final class OdooReferences implements References {
    private final Odoo odoo;

    OdooReferences(Odoo odoo) {
        this.odoo = odoo;
    }

    @Override
    public Set<SessionId> stillMeant(Collection<Session> sessions) {
        if (sessions.size() > MOST) {
            throw new IllegalArgumentException("references of more than " + MOST + " sessions: " + sessions.size());
        }
        try {
            Map<Long, Set<String>> names = names(sessions.stream()
                    .map(session -> session.channel().value())
                    .distinct()
                    .toList());
            return sessions.stream()
                    .filter(session -> names.getOrDefault(session.channel().value(), Set.of())
                            .contains(OdooChannels.reference(session.id())))
                    .map(Session::id)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (OdooException e) {
            throw new Unverified(String.valueOf(e.getMessage()), e);
        }
    }

    /** Throws {@link OdooException}. */
    boolean isMeant(SessionId session, ChannelId channel) {
        return names(List.of(channel.value()))
                .getOrDefault(channel.value(), Set.of())
                .contains(OdooChannels.reference(session));
    }

    /** By channel; one that is gone is missing. */
    private Map<Long, Set<String>> names(List<Long> channels) {
        Object answer = odoo.read(Lane.SHARED, Models.CHANNEL, "get_metadata", List.of(channels), Map.of());
        return Row.list(answer).stream()
                .collect(Collectors.toUnmodifiableMap(
                        Row::id,
                        row -> row.rows("xmlids").stream()
                                .map(name -> name.text("xmlid"))
                                .collect(Collectors.toUnmodifiableSet())));
    }
}
