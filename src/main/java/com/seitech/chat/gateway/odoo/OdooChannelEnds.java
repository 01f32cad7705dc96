package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.closing.ChannelEnds;
import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.NotSupported;
import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of visitors' channels: a field that every chat module has, so that chats end without the desk addon too. */
@Singleton
final class OdooChannelEnds implements ChannelEnds {
    private static final Logger LOG = LoggerFactory.getLogger(OdooChannelEnds.class);
    private static final Seldom SELDOM = new Seldom(LOG, 5);

    private final Odoo odoo;
    private final OdooReferences references;
    private final ChannelStates states;

    OdooChannelEnds(Odoo odoo, OdooReferences references, ChannelStates states) {
        this.odoo = odoo;
        this.references = references;
        this.states = states;
    }

    @Override
    public ChannelState close(SessionId session, ChannelId channel) {
        return Ask.odoo(() -> {
            if (!references.isMeant(session, channel)) {
                return ChannelState.CLOSED;
            }
            ChannelState before = states.of(Lane.VISITOR, List.of(channel)).getOrDefault(channel, ChannelState.CLOSED);
            return before == ChannelState.ACTIVE ? closed(channel) : before;
        });
    }

    private ChannelState closed(ChannelId channel) {
        try {
            List<?> change = List.of(List.of(channel.value()), Map.of("state", "closed"));
            odoo.write(Lane.VISITOR, Models.CHANNEL, "write", change, Map.of());
            return ChannelState.CLOSED;
        } catch (OdooRejected e) {
            SELDOM.warn(
                    "Odoo refuses to close a channel",
                    line -> line.addKeyValue("channel", channel).setCause(e));
            throw new NotSupported();
        }
    }

    @Override
    public List<Written> writtenSince(Instant since, long after) {
        List<?> domain = List.of(
                List.of("channel_type", "=", Models.PUBLIC_SUPPORT),
                List.of("write_date", ">=", Row.datetime(since)),
                List.of("id", ">", after));
        Query query = new Query(Models.CHANNEL, domain, List.of("state", "write_date"), "id", MOST);
        return Ask.odoo(() -> query.rows(odoo, Lane.SHARED).stream()
                .map(row -> new Written(
                        new ChannelId(row.id()),
                        ChannelStates.named(row.text("state")) == ChannelState.ACTIVE,
                        row.instant("write_date")))
                .toList());
    }

    @Override
    public Set<ChannelId> open(Collection<ChannelId> channels) {
        return Ask.odoo(() -> states.of(Lane.SHARED, channels).entrySet().stream()
                .filter(one -> one.getValue() == ChannelState.ACTIVE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet()));
    }
}
