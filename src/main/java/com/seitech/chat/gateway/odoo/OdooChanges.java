package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.tail.ChangeSource;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what happened to messages and channels, as far as this Odoo tells. */
@Singleton
final class OdooChanges implements ChangeSource {
    private static final Logger LOG = LoggerFactory.getLogger(OdooChanges.class);

    private final Odoo odoo;
    private final ChannelStates states;
    private final DeskAddon desk;

    OdooChanges(Odoo odoo, ChannelStates states, DeskAddon desk) {
        this.odoo = odoo;
        this.states = states;
        this.desk = desk;
    }

    @Override
    public List<Change> changes(Instant since, int limit) {
        Query query = Query.written(Models.MESSAGE, List.of(), since, List.of("channel_id"), limit);
        return Ask.odoo(() -> query.rows(odoo, Lane.SHARED).stream()
                .map(row -> new Change(OdooTail.arrival(row), row.instant("write_date")))
                .toList());
    }

    @Override
    public List<StateChange> stateChanges(Instant since, int limit) {
        List<?> visitors = List.of(List.of("channel_type", "=", Models.PUBLIC_SUPPORT));
        Query query = Query.written(Models.CHANNEL, visitors, since, List.of("state"), limit);
        return Ask.odoo(() -> query.rows(odoo, Lane.SHARED).stream()
                .map(row -> new StateChange(
                        new ChannelId(row.id()), ChannelStates.named(row.text("state")), row.instant("write_date")))
                .toList());
    }

    @Override
    public boolean logsChanges() {
        return Ask.odoo(desk::logsDeletions);
    }

    @Override
    public long newestDeletion() {
        return Ask.odoo(() -> desk.ask(() -> Query.newest(Models.DELETION).rows(odoo, Lane.SHARED).stream()
                .map(Row::id)
                .findFirst()
                .orElse(0L)));
    }

    @Override
    public List<Deletion> deletions(long after, Collection<Long> among, int limit) {
        Query query = Query.arrivals(Models.DELETION, after, among, List.of("channel_id", "message_id"), limit);
        return Ask.odoo(() -> desk.ask(() -> query.rows(odoo, Lane.SHARED).stream()
                .map(OdooChanges::deletion)
                .toList()));
    }

    /** These are numbers, not references: what they name is gone. */
    private static Deletion deletion(Row row) {
        long message = row.number("message_id");
        return new Deletion(
                row.id(), new ChannelId(row.number("channel_id")), message == 0 ? null : new MessageId(message));
    }

    @Override
    public Map<ChannelId, ChannelState> states(Collection<ChannelId> channels) {
        return Ask.odoo(() -> states.of(Lane.SHARED, channels));
    }

    @Override
    public Set<ChannelId> exchangeTyping(Collection<ChannelId> visitorsTyping) {
        if (!supportsTyping()) {
            return Set.of();
        }
        List<Long> ids = visitorsTyping.stream().map(ChannelId::value).toList();
        return Ask.odoo(() -> {
            try {
                Object typing = odoo.write(Lane.SHARED, Models.CHANNEL, "gateway_typing", List.of(ids), Map.of());
                return Row.ids(typing).stream().map(ChannelId::new).collect(Collectors.toUnmodifiableSet());
            } catch (OdooRejected e) {
                LOG.atInfo().setCause(e).log("this Odoo does not tell who types");
                desk.lacksTyping();
                return Set.of();
            }
        });
    }

    @Override
    public boolean supportsTyping() {
        return Ask.odoo(desk::exchangesTyping);
    }

    @Override
    public void tellRead(Map<ChannelId, MessageId> upTo) {
        if (!supportsReadMarks()) {
            return;
        }
        List<List<Long>> marks = upTo.entrySet().stream()
                .map(mark -> List.of(mark.getKey().value(), mark.getValue().value()))
                .toList();
        Ask.odoo(() -> {
            try {
                return odoo.write(Lane.SHARED, Models.CHANNEL, "gateway_read", List.of(marks), Map.of());
            } catch (OdooRejected e) {
                LOG.atInfo().setCause(e).log("this Odoo does not keep how far visitors have read");
                desk.lacksReadMarks();
                return false;
            }
        });
    }

    @Override
    public boolean supportsReadMarks() {
        return Ask.odoo(desk::keepsReadMarks);
    }
}
