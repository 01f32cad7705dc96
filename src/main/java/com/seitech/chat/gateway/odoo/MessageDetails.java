package com.seitech.chat.gateway.odoo;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.seitech.chat.gateway.conversation.Attachment;
import com.seitech.chat.gateway.conversation.Author;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.conversation.MessageType;
import com.seitech.chat.gateway.conversation.Reaction;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.upload.SourceFile;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes messages of rows; files and reactions of all of them come with one call each, and none when there are none. */
@Singleton
final class MessageDetails {
    private final Odoo odoo;
    private final FileNotes notes;

    MessageDetails(Odoo odoo, FileNotes notes) {
        this.odoo = odoo;
        this.notes = notes;
    }

    List<Message> complete(Lane lane, List<Row> rows) {
        Map<Long, Row> files = files(lane, allIds(rows, "attachment_ids"));
        Map<Long, List<Reaction>> reactions = reactions(lane, allIds(rows, "reaction_ids"));
        return rows.stream()
                .map(row -> message(row, attachments(row, files), reactions))
                .toList();
    }

    private static List<Long> allIds(List<Row> rows, String field) {
        return rows.stream().flatMap(row -> row.ids(field).stream()).distinct().toList();
    }

    private static Message message(Row row, List<Attachment> attachments, Map<Long, List<Reaction>> reactions) {
        Long parent = row.reference("parent_id");
        MessageType type = type(row.text("message_type"));
        return new Message(
                new MessageId(row.id()),
                author(row, type),
                row.text("content"),
                type,
                row.instant("create_date"),
                !row.ids("read_by_ids").isEmpty(),
                attachments,
                parent == null ? null : new MessageId(parent),
                reactions.getOrDefault(row.id(), List.of()),
                row.instant("write_date"));
    }

    private static Author author(Row row, MessageType type) {
        String signed = row.text("author_name");
        if (type == MessageType.SYSTEM) {
            return new Author.OfSystem(signed);
        }
        if (!row.isSet("author_id")) {
            return new Author.OfVisitor(signed);
        }
        return new Author.OfAgent(signed.isEmpty() ? row.referenceName("author_id") : signed);
    }

    private static MessageType type(String type) {
        return switch (type) {
            case "file" -> MessageType.FILE;
            case "image" -> MessageType.IMAGE;
            case "system" -> MessageType.SYSTEM;
            default -> MessageType.TEXT;
        };
    }

    /** A search, not a read: one file that we may not see yet must not hide all the others. */
    private Map<Long, Row> files(Lane lane, List<Long> ids) {
        return search(lane, Models.ATTACHMENT, ids, FileNotes.FIELDS).stream()
                .collect(toMap(Row::id, Function.identity()));
    }

    private List<Attachment> attachments(Row message, Map<Long, Row> files) {
        Long channel = message.reference("channel_id");
        return message.ids("attachment_ids").stream()
                .map(files::get)
                .filter(Objects::nonNull)
                .map(row -> attachment(channel, row))
                .toList();
    }

    private Attachment attachment(@Nullable Long channel, Row row) {
        if (channel != null) {
            notes.noteCarried(new ChannelId(channel), row);
        }
        SourceFile file = FileNotes.described(row);
        return new Attachment(file.id(), file.name(), file.mimetype(), file.size());
    }

    private Map<Long, List<Reaction>> reactions(Lane lane, List<Long> ids) {
        return search(lane, Models.REACTION, ids, List.of("message_id", "emoji")).stream()
                .filter(row -> row.reference("message_id") != null)
                .collect(groupingBy(
                        row -> Objects.requireNonNull(row.reference("message_id")),
                        collectingAndThen(groupingBy(row -> row.text("emoji"), counting()), MessageDetails::counted)));
    }

    private static List<Reaction> counted(Map<String, Long> byEmoji) {
        return byEmoji.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Reaction(entry.getKey(), Math.toIntExact(entry.getValue())))
                .toList();
    }

    private List<Row> search(Lane lane, String model, Collection<Long> ids, List<String> wanted) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<?> domain = List.of(List.of("id", "in", List.copyOf(ids)));
        return Row.list(
                odoo.read(lane, model, "search_read", List.of(domain), Map.of("fields", wanted, "order", "id")));
    }
}
