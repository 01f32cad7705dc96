package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.tail.Wanted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The newest ids of many channels. One question for all of them, the newest first, for as many rows as they can need
 * together: so at least one of them is complete when the answer is full, and the next question goes on below, for the
 * others.
 */
final class NewestIds {
    /** Rows of a question about several channels at least: one that is full of news must not cost a question each. */
    private static final int LEAST = 1_000;

    private final Odoo odoo;
    private final Lane lane;
    private final Map<ChannelId, Wanted> open = new LinkedHashMap<>();
    /** The newest first; one more than wanted when there are more. */
    private final Map<ChannelId, List<MessageId>> found = new LinkedHashMap<>();

    private NewestIds(Odoo odoo, Lane lane) {
        this.odoo = odoo;
        this.lane = lane;
    }

    /** By channel, the newest first; one more than wanted where there are more. */
    static Map<ChannelId, List<MessageId>> find(Odoo odoo, Lane lane, Collection<Wanted> wanted) {
        NewestIds ids = new NewestIds(odoo, lane);
        wanted.stream()
                // Above a number that a browser made up there is nothing.
                .filter(one -> one.newest() > 0 && one.after().canBeOdoos())
                .forEach(one -> ids.open.put(one.channel(), one));
        ids.findAll();
        return ids.found;
    }

    private void findAll() {
        long below = 0;
        while (!open.isEmpty()) {
            int limit = limit();
            List<Row> rows =
                    new Query(Models.MESSAGE, domain(below), List.of("channel_id"), "id desc", limit).rows(odoo, lane);
            rows.forEach(this::add);
            if (rows.size() < limit) {
                return;
            }
            below = rows.getLast().id();
            open.values().removeIf(one -> lacking(one) == 0);
        }
    }

    private int limit() {
        int needed = open.values().stream().mapToInt(this::lacking).sum();
        return open.size() == 1 ? needed : Math.max(needed, LEAST);
    }

    /** One more than wanted tells whether there are older ones. */
    private int lacking(Wanted one) {
        return one.newest() + 1 - idsOf(one.channel()).size();
    }

    private List<MessageId> idsOf(ChannelId channel) {
        return found.computeIfAbsent(channel, key -> new ArrayList<>());
    }

    private void add(Row row) {
        Wanted one = open.get(new ChannelId(row.requiredReference("channel_id")));
        if (one != null && lacking(one) > 0) {
            idsOf(one.channel()).add(new MessageId(row.id()));
        }
    }

    /** Channels that are at the same position share a condition: after a start, most of them do. */
    private List<Object> domain(long below) {
        Map<Long, List<Long>> byPosition = open.values().stream()
                .collect(Collectors.groupingBy(
                        one -> one.after().value(),
                        LinkedHashMap::new,
                        Collectors.mapping(one -> one.channel().value(), Collectors.toList())));
        List<Object> domain = new ArrayList<>();
        if (below > 0) {
            domain.add(List.of("id", "<", below));
        }
        for (int i = 1; i < byPosition.size(); i++) {
            domain.add("|");
        }
        byPosition.forEach((after, channels) -> {
            domain.add("&");
            domain.add(List.of("channel_id", "in", channels));
            domain.add(List.of("id", ">", after));
        });
        return domain;
    }
}
