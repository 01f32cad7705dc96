package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.odoo.OdooException.OdooFault;
import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.tail.Arrival;
import com.seitech.chat.gateway.tail.Arrivals;
import com.seitech.chat.gateway.tail.Loaded;
import com.seitech.chat.gateway.tail.MessageSource;
import com.seitech.chat.gateway.tail.Posted;
import com.seitech.chat.gateway.tail.Wanted;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the news of all channels together. What is new is asked in the lane that all visitors share, so that no crowd of
 * them can hold it up; what single feeds lack, in the visitors' own.
 */
@Singleton
final class OdooTail implements MessageSource {
    private static final Logger LOG = LoggerFactory.getLogger(OdooTail.class);
    /** Of texts in one load, about: 200 channels full of the longest would be more than there is memory. */
    private static final long MOST_LETTERS = 4_000_000;

    private static final List<String> ARRIVAL = List.of("channel_id", "create_date");

    private final Odoo odoo;
    private final ChannelStates states;
    private final PostedMessages posted;
    private final DeskAddon desk;
    private final OdooCalls calls;

    OdooTail(Odoo odoo, ChannelStates states, PostedMessages posted, DeskAddon desk, OdooCalls calls) {
        this.odoo = odoo;
        this.states = states;
        this.posted = posted;
        this.desk = desk;
        this.calls = calls;
    }

    @Override
    public long calls() {
        return calls.in(Lane.SHARED);
    }

    @Override
    public MessageId newestId() {
        return Ask.odoo(() -> Query.newest(Models.MESSAGE).rows(odoo, Lane.SHARED).stream()
                .map(row -> new MessageId(row.id()))
                .findFirst()
                .orElse(new MessageId(0)));
    }

    @Override
    public Optional<Arrival> newest(MessageId upTo, @Nullable Instant until) {
        return Ask.odoo(
                () -> Query.newest(Models.MESSAGE, upTo.value(), until, ARRIVAL).rows(odoo, Lane.SHARED).stream()
                        .map(OdooTail::arrival)
                        .findFirst());
    }

    /** Unfiltered by channel: the rows of channels that were left out would look like ids that are still to come. */
    @Override
    public List<Arrival> arrivals(MessageId after, Collection<Long> among, int limit) {
        return Ask.odoo(() ->
                Query.arrivals(Models.MESSAGE, after.value(), among, ARRIVAL, limit).rows(odoo, Lane.SHARED).stream()
                        .map(OdooTail::arrival)
                        .toList());
    }

    @Override
    public Arrivals arrivalsWithTexts(MessageId after, Collection<Long> among, int limit) {
        return Ask.odoo(() -> desk.tellsNews()
                ? inOneCall(after, among, limit)
                : new Arrivals(arrivals(after, among, limit), List.of()));
    }

    private Arrivals inOneCall(MessageId after, Collection<Long> among, int limit) {
        try {
            return posted.news(Lane.SHARED, after, among, limit);
        } catch (OdooRejected | OdooFault e) {
            if (FaultTaxonomy.isMissingMethod(e)) {
                LOG.atInfo().setCause(e).log("this Odoo does not tell news in one call");
                desk.lacksNews();
            }
            return new Arrivals(arrivals(after, among, limit), List.of());
        }
    }

    static Arrival arrival(Row message) {
        // An older desk addon does not tell when.
        Instant created = message.isSet("create_date") ? message.instant("create_date") : null;
        return new Arrival(
                new MessageId(message.id()), new ChannelId(message.requiredReference("channel_id")), created);
    }

    @Override
    public List<Posted> read(Collection<MessageId> ids) {
        return Ask.odoo(() -> posted.read(Lane.SHARED, ids));
    }

    @Override
    public Map<ChannelId, Loaded> load(Collection<Wanted> wanted) {
        if (wanted.size() > LARGEST_LOAD) {
            throw new IllegalArgumentException("a load of more than " + LARGEST_LOAD + " channels: " + wanted.size());
        }
        return Ask.odoo(() -> {
            Map<ChannelId, ChannelState> open =
                    states.of(Lane.VISITOR, wanted.stream().map(Wanted::channel).toList());
            Map<ChannelId, List<MessageId>> ids = NewestIds.find(
                    odoo,
                    Lane.VISITOR,
                    wanted.stream()
                            .filter(one -> open.containsKey(one.channel()))
                            .toList());
            Map<ChannelId, Loaded> loaded = new LinkedHashMap<>();
            long letters = 0;
            for (List<Wanted> part : parts(wanted, ids)) {
                if (letters > MOST_LETTERS) {
                    break;
                }
                Map<ChannelId, List<Message>> messages = messages(part, ids);
                for (Wanted one : part) {
                    ChannelId channel = one.channel();
                    List<Message> found = messages.getOrDefault(channel, List.of());
                    boolean more = ids.getOrDefault(channel, List.of()).size() > one.newest();
                    loaded.put(channel, new Loaded(open.getOrDefault(channel, ChannelState.CLOSED), found, more));
                    letters += letters(found);
                }
            }
            return loaded;
        });
    }

    /** As many channels each as come in one answer. */
    private static List<List<Wanted>> parts(Collection<Wanted> wanted, Map<ChannelId, List<MessageId>> ids) {
        List<List<Wanted>> parts = new ArrayList<>();
        long room = 0;
        for (Wanted one : wanted) {
            long messages = Math.min(
                    one.newest(), ids.getOrDefault(one.channel(), List.of()).size());
            if (parts.isEmpty() || messages > room) {
                parts.add(new ArrayList<>());
                room = PostedMessages.PAGE;
            }
            parts.getLast().add(one);
            room -= messages;
        }
        return parts;
    }

    private static long letters(List<Message> messages) {
        return messages.stream()
                .mapToLong(message -> message.content().length())
                .sum();
    }

    private Map<ChannelId, List<Message>> messages(Collection<Wanted> wanted, Map<ChannelId, List<MessageId>> ids) {
        List<MessageId> chosen = wanted.stream()
                .flatMap(one ->
                        ids.getOrDefault(one.channel(), List.of()).stream().limit(one.newest()))
                .toList();
        return posted.read(Lane.VISITOR, chosen).stream()
                .collect(Collectors.groupingBy(
                        Posted::channel, Collectors.mapping(Posted::message, Collectors.toList())));
    }
}
