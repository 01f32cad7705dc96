package com.seitech.chat.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.tail.Alias;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds in an answer what is not its reader's: marked texts, ids, links, positions, and what happens elsewhere. A
 * position's floor tells how many messages Odoo has, as every id does, and counts for nothing.
 */
final class Leaks {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LINK = Pattern.compile("/web/content/([0-9]+)/");
    private static final String DATA = "data: ";
    private static final String EVENT_ID = "id: ";

    private final Markers markers;
    private final Ids foreign;

    /** What readers must not be told of. */
    record Ids(Set<Long> channels, Set<Long> messages, Set<Long> attachments) {}

    /**
     * Where an answer may be from.
     *
     * @param sent ids that the reader has named himself
     * @param closed his chat is
     */
    record Asked(Set<Long> sent, boolean closed) {}

    Leaks(Markers markers, Ids foreign) {
        this.markers = markers;
        this.foreign = foreign;
    }

    /** @param text status, headers and body, or a part of a stream */
    List<String> in(String text, Asked asked) {
        List<String> found = new ArrayList<>(markers.in(text, owner -> owner.startsWith("a")));
        LINK.matcher(text)
                .results()
                .map(link -> Long.valueOf(link.group(1)))
                .filter(foreign.attachments()::contains)
                .forEach(id -> found.add("a link to attachment " + id));
        text.lines().forEach(line -> {
            if (line.startsWith(EVENT_ID)) {
                position(line.substring(EVENT_ID.length()), asked, found);
            } else {
                json(line).forEach(json -> object(json, false, asked, found));
            }
        });
        return found;
    }

    private static Stream<JsonNode> json(String line) {
        String text = line.startsWith(DATA) ? line.substring(DATA.length()) : line;
        try {
            return text.startsWith("{") ? Stream.of(JSON.readTree(text)) : Stream.empty();
        } catch (JsonProcessingException e) {
            return Stream.empty();
        }
    }

    private void object(JsonNode node, boolean ofFile, Asked asked, List<String> found) {
        node.properties().forEach(field -> field(field.getKey(), field.getValue(), ofFile, asked, found));
        if (node.isArray()) {
            node.forEach(element -> object(element, ofFile, asked, found));
        }
    }

    private void field(String name, JsonNode value, boolean ofFile, Asked asked, List<String> found) {
        switch (name) {
            case "channel_id" -> id("channel", value.asLong(), foreign.channels(), found);
            case "id", "message_id", "reply_to", "replaces" -> {
                if (ofFile) {
                    id("attachment", value.asLong(), foreign.attachments(), found);
                } else {
                    id("message", meant(value.asLong()), foreign.messages(), found);
                }
            }
            case "cursor" -> position(value.asText(), asked, found);
            case "is_typing" -> sign(value.asBoolean(), "that an agent types", found);
            case "status" -> sign(value.asText().equals("read"), "that an agent has read a message", found);
            case "state" -> sign(!asked.closed() && !value.asText().equals("active"), "that a chat ended", found);
            default -> object(value, name.equals("attachments"), asked, found);
        }
    }

    private static long meant(long id) {
        return id < 0 ? id : Alias.meant(new MessageId(id)).value();
    }

    private static void id(String what, long id, Set<Long> foreign, List<String> found) {
        sign(foreign.contains(id), "the id " + id + " of a " + what, found);
    }

    private static void sign(boolean shown, String what, List<String> found) {
        if (shown) {
            found.add(what);
        }
    }

    private void position(String cursor, Asked asked, List<String> found) {
        above(cursor)
                .filter(id -> !asked.sent().contains(id))
                .forEach(id -> id("message in a position", meant(id), foreign.messages(), found));
    }

    /** The ids that a position names one by one. */
    static Stream<Long> above(String cursor) {
        return Cursors.read(cursor).stream()
                .flatMap(read -> read.seen().above().stream())
                .map(MessageId::value);
    }
}
