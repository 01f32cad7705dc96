package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooException.OdooFault;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One record as Odoo sends it: every empty field is {@code false}, a many2one is a pair of id and name. */
record Row(Map<?, ?> fields) {
    /** UTC, without fractions. */
    private static final DateTimeFormatter DATETIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** A time as Odoo's searches take it. What was written within its second counts as after it. */
    static String datetime(Instant time) {
        return DATETIME.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    }

    static List<Row> list(@Nullable Object answer) {
        return elements(answer).map(Row::of).toList();
    }

    static Row of(Object element) {
        if (element instanceof Map<?, ?> fields) {
            return new Row(fields);
        }
        throw new OdooFault("a record was expected, Odoo sent " + kind(element), null);
    }

    static List<Long> ids(Object answer) {
        return elements(answer).map(Row::number).toList();
    }

    /** Anything but a list and what is empty must not look like no records: they would be taken for gone. */
    private static Stream<Object> elements(@Nullable Object answer) {
        return switch (answer) {
            case Object[] elements -> Stream.of(elements);
            case Boolean b when !b -> Stream.empty();
            case null -> Stream.empty();
            default -> throw new OdooFault("a list was expected, Odoo sent " + kind(answer), null);
        };
    }

    private static long number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        throw new OdooFault("a number was expected, Odoo sent " + kind(value), null);
    }

    /** Never the value: it may be anybody's text. */
    private static String kind(@Nullable Object value) {
        return value == null ? "nothing" : value.getClass().getSimpleName();
    }

    long id() {
        return number(fields.get("id"));
    }

    long number(String field) {
        return number(fields.get(field));
    }

    String text(String field) {
        return fields.get(field) instanceof String text ? text : "";
    }

    boolean isSet(String field) {
        Object value = fields.get(field);
        return value != null && !Boolean.FALSE.equals(value);
    }

    List<Long> ids(String field) {
        return elements(fields.get(field)).map(Row::number).toList();
    }

    List<Row> rows(String field) {
        return list(fields.get(field));
    }

    /** The id of a many2one, which comes with its name or alone; null when it is empty. */
    @Nullable
    Long reference(String field) {
        return switch (fields.get(field)) {
            case Object[] pair when pair.length > 0 -> (Long) number(pair[0]);
            case Number id -> id.longValue();
            case null, default -> null;
        };
    }

    long requiredReference(String field) {
        Long id = reference(field);
        if (id == null) {
            throw new OdooFault("a reference was expected in " + field, null);
        }
        return id;
    }

    /** The display name of a many2one; empty when it is empty. */
    String referenceName(String field) {
        return fields.get(field) instanceof Object[] pair && pair.length > 1 ? String.valueOf(pair[1]) : "";
    }

    Instant instant(String field) {
        try {
            return LocalDateTime.parse(text(field), DATETIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            // Its cause would quote what is there instead.
            throw new OdooFault("a time was expected in " + field, null);
        }
    }

    @Override
    public String toString() {
        return "Row[…]";
    }
}
