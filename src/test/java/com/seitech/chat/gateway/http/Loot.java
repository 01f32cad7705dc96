package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.tail.Seen;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedSet;

/** What attackers have seen, were told, or make up. Never in it: tokens of others that open something, and their links. */
final class Loot {
    private final Random random;
    private final Map<Kind, SequencedSet<Item>> items = new EnumMap<>(Kind.class);

    enum Kind {
        TOKEN,
        CHANNEL,
        MESSAGE,
        CURSOR,
        ATTACHMENT,
        LINK,
        KEY,
        TEXT,
        NAME,
        ETAG
    }

    /**
     * Something to put into a call.
     *
     * @param what it is, for a person
     */
    record Item(String what, String value) {
        static Item of(String what, Object value) {
            return new Item(what, String.valueOf(value));
        }
    }

    Loot(Random random) {
        this.random = random;
        for (Kind kind : Kind.values()) {
            items.put(kind, new LinkedHashSet<>());
        }
        madeUp();
    }

    private void madeUp() {
        List.of("", "null", "0", "x".repeat(43)).forEach(token -> add(Kind.TOKEN, "no token", token));
        List.of(0L, -1L, 2_000_000_000L, 1L << 33, Long.MAX_VALUE).forEach(id -> add(Kind.CHANNEL, "no channel", id));
        List.of(0L, 1L, 1_800_000_000_000L, MessageId.FIRST_PROVISIONAL, Long.MAX_VALUE)
                .forEach(id -> add(Kind.MESSAGE, "no message", id));
        List.of(0L, 2_000_000_000L).forEach(id -> add(Kind.ATTACHMENT, "no attachment", id));
        List.of("", "AAAA", Cursors.at(Seen.NOTHING, 0), Cursors.at(Seen.NOTHING, 1))
                .forEach(cursor -> add(Kind.CURSOR, "a made-up cursor", cursor));
        add(Kind.LINK, "no link's token", "1.9999999999999." + "A".repeat(43));
        add(Kind.ETAG, "any version", "*");
    }

    void add(Kind kind, String what, Object value) {
        of(kind).add(Item.of(what, value));
    }

    private SequencedSet<Item> of(Kind kind) {
        SequencedSet<Item> all = items.get(kind);
        if (all == null) {
            throw new IllegalStateException("no " + kind);
        }
        return all;
    }

    Item any(Kind kind) {
        List<Item> all = new ArrayList<>(of(kind));
        // What came last has its chance beside all that came before.
        int from = random.nextBoolean() ? Math.max(0, all.size() - 20) : 0;
        return all.get(from + random.nextInt(all.size() - from));
    }
}
