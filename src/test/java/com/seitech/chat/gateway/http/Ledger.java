package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.fake.FakeChannel;
import com.seitech.chat.gateway.fake.FakeMessage;
import com.seitech.chat.gateway.fake.FakeOdoo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one channel must hold in Odoo: what its own people did, and nothing else. */
final class Ledger {
    private final FakeOdoo odoo;
    private final long channel;
    private final Map<Long, FakeMessage> known = new TreeMap<>();
    private final List<String> onTheirWay = new ArrayList<>();
    private FakeChannel fields;
    private long mostSeen;

    Ledger(FakeOdoo odoo, long channel) {
        this.odoo = odoo;
        this.channel = channel;
        this.fields = odoo.channel(channel);
    }

    long channel() {
        return channel;
    }

    /** One of its people wrote or changed this message. */
    void has(long message) {
        known.put(message, odoo.message(message));
    }

    /** One of its people sent this, and Odoo gets it at some time. */
    void willHave(String content) {
        onTheirWay.add(content);
    }

    /** One of its people changed the channel itself. */
    void changed() {
        fields = odoo.channel(channel);
    }

    void mayBeSeenUpTo(long message) {
        mostSeen = Math.max(mostSeen, message);
    }

    List<Long> messages() {
        return List.copyOf(known.keySet());
    }

    /** What is otherwise than it should be. */
    List<String> faults() {
        Map<Long, FakeMessage> now =
                odoo.messagesOf(channel).stream().collect(Collectors.toMap(FakeMessage::id, Function.identity()));
        now.values().stream()
                .filter(message -> !known.containsKey(message.id()))
                .filter(message -> message.author() == 0 && onTheirWay.remove(message.content()))
                .forEach(message -> known.put(message.id(), message));
        return Stream.of(changes(now), foreign(now), ofChannel())
                .flatMap(all -> all)
                .toList();
    }

    private Stream<String> changes(Map<Long, FakeMessage> now) {
        return known.values().stream()
                .filter(message -> !message.equals(now.get(message.id())))
                .map(message -> "changed: " + message + " is " + now.get(message.id()));
    }

    private Stream<String> foreign(Map<Long, FakeMessage> now) {
        return now.values().stream()
                .filter(message -> !known.containsKey(message.id()))
                .map(message -> "written by nobody: " + message);
    }

    private Stream<String> ofChannel() {
        FakeChannel now = odoo.channel(channel);
        long seen = odoo.seenIn(channel);
        return Stream.concat(
                now.equals(fields) ? Stream.empty() : Stream.of("changed: " + fields + " is " + now),
                seen <= mostSeen ? Stream.empty() : Stream.of("marked as read up to " + seen + ", not " + mostSeen));
    }

    /** What has not arrived. */
    List<String> missing() {
        return List.copyOf(onTheirWay);
    }
}
