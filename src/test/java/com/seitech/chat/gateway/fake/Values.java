package com.seitech.chat.gateway.fake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What the fields of a record hold, stored or computed. An empty one holds {@code false}, as in Python. */
final class Values {
    private static final DateTimeFormatter DATETIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Database database;
    private final Installation installation;

    Values(Database database, Installation installation) {
        this.database = database;
        this.installation = installation;
    }

    Object get(Model model, Stored row, String field) {
        return switch (field) {
            case "id" -> row.id();
            case "display_name" -> display(model, row);
            case "last_message_date" ->
                children(Model.MESSAGE, "channel_id", row.id())
                        .map(message -> message.values().get("create_date"))
                        .filter(Objects::nonNull)
                        .map(Instant.class::cast)
                        .max(Comparator.naturalOrder())
                        .map(Object.class::cast)
                        .orElse(false);
            case "message_count" ->
                children(Model.MESSAGE, "channel_id", row.id()).count();
            default -> stored(model.field(field), row);
        };
    }

    private Object stored(Field field, Stored row) {
        if (field.type() == Field.Type.ONE2MANY) {
            return children(field.target(), field.inverse(), row.id())
                    .map(Stored::id)
                    .toList();
        }
        return row.values().getOrDefault(field.name(), false);
    }

    Stream<Stored> children(String model, String inverse, long parent) {
        return database.rows(model).stream().filter(child -> child.reference(inverse) == parent);
    }

    private String display(Model model, Stored row) {
        String label = row.text(model.label());
        return label.isEmpty() ? model.name() + "," + row.id() : label;
    }

    /** As it is sent in an answer. */
    Object rendered(Model model, Stored row, String name, boolean withNames) {
        Field field = model.field(name);
        Object value = get(model, row, name);
        return switch (value) {
            case Boolean no when !no && field.type() != Field.Type.BOOLEAN -> field.empty();
            case Instant time -> DATETIME.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
            case Map<?, ?> map when map.isEmpty() -> false;
            case Long id when field.type() == Field.Type.MANY2ONE && withNames -> reference(field, id);
            default -> value;
        };
    }

    private Object reference(Field field, long id) {
        Model target = installation.model(field.target());
        return database.row(field.target(), id)
                .map(row -> (Object) List.of(id, display(target, row)))
                .orElse(false);
    }

    static Instant time(String text) {
        try {
            return LocalDateTime.parse(text, DATETIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw OdooError.program("ValueError", "time data '" + text + "' does not match format '%Y-%m-%d %H:%M:%S'");
        }
    }

    /** Bytes that a base64 text stands for. */
    static byte[] decoded(String base64) {
        return Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.ISO_8859_1));
    }
}
