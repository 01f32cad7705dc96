package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was seen last of Odoo's messages.
 *
 * @param highest the largest id that ever showed; its message may be gone
 * @param latest the last messages, in the order of their ids
 */
public record Position(MessageId highest, List<Arrival> latest) {
    static final Position NOTHING = new Position(new MessageId(0), List.of());

    public Position {
        latest = List.copyOf(latest);
    }

    /** Nothing is known but how far it went. */
    static Position upTo(MessageId highest) {
        return new Position(highest, List.of());
    }

    /** As {@link #text} wrote it. */
    public static Position parse(MessageId highest, String text) {
        return new Position(
                highest,
                Stream.of(text.split(" ", -1))
                        .filter(part -> !part.isEmpty())
                        .map(Position::arrival)
                        .toList());
    }

    private static Arrival arrival(String text) {
        String[] parts = text.split(":", -1);
        return new Arrival(
                new MessageId(Long.parseLong(parts[0])),
                new ChannelId(Long.parseLong(parts[1])),
                parts[2].isEmpty() ? null : Instant.ofEpochSecond(Long.parseLong(parts[2])));
    }

    /** Of the latest, for example {@code 12:7:1767225600 13:7:}: id, channel, and the second of its creation if known. */
    public String text() {
        return latest.stream().map(Position::text).collect(Collectors.joining(" "));
    }

    private static String text(Arrival one) {
        Instant created = one.createdAt();
        return one.id() + ":" + one.channel() + ":" + (created == null ? "" : created.getEpochSecond());
    }
}
