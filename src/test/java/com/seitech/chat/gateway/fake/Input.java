package com.seitech.chat.gateway.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes values as {@code create} and {@code write} get them, and makes them what is stored. */
final class Input {
    private static final long CREATE = 0;
    private static final long UNLINK = 3;
    private static final long LINK = 4;
    private static final long CLEAR = 5;
    private static final long SET = 6;

    private final Database database;

    Input(Database database) {
        this.database = database;
    }

    /** @param before the ids that an x2many holds now */
    Map<String, Object> converted(Model model, Map<String, ?> values, Stored before) {
        Map<String, Object> converted = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            Field field = model.field(name);
            converted.put(name, Boolean.FALSE.equals(value) ? false : converted(model, field, value, before));
        });
        return converted;
    }

    private Object converted(Model model, Field field, Object value, Stored before) {
        return switch (field.type()) {
            case SELECTION -> selection(model, field, value);
            case DATETIME -> value instanceof String text ? Values.time(text) : value;
            case MANY2ONE -> existing(field, id(field, value));
            case MANY2MANY -> emptied(links(field, value, before.references(field.name())));
            case BINARY -> binary(field, value);
            case ONE2MANY -> throw OdooError.program("NotImplementedError", "one2many commands: " + field.name());
            case CHAR, TEXT -> value instanceof String text && text.isEmpty() ? false : value;
            default -> value;
        };
    }

    private static Object selection(Model model, Field field, Object value) {
        if (field.options().contains(value)) {
            return value;
        }
        throw OdooError.program(
                "ValueError", "Wrong value for " + model.name() + "." + field.name() + ": '" + value + "'");
    }

    private static Object binary(Field field, Object value) {
        if (value instanceof String base64) {
            return base64;
        }
        throw OdooError.program(
                "TypeError", "argument should be a bytes-like object or ASCII string, not 'Binary': " + field.name());
    }

    private static long id(Field field, Object value) {
        if (value instanceof Long id) {
            return id;
        }
        throw OdooError.program("ValueError", "Wrong value for " + field.name() + ": " + value);
    }

    private long existing(Field field, long id) {
        if (database.row(field.target(), id).isEmpty()) {
            throw OdooError.user(
                    "The operation cannot be completed: Another model is using the record you are trying to"
                            + " delete.\n\nThe troublemaker is: " + field.label()
                            + "\nHow about archiving the record instead?");
        }
        return id;
    }

    private List<Long> links(Field field, Object value, List<Long> before) {
        Set<Long> ids = new LinkedHashSet<>(before);
        for (Object command : (List<?>) value) {
            if (command instanceof Long id) {
                ids.add(existing(field, id));
            } else {
                apply(field, (List<?>) command, ids);
            }
        }
        return new ArrayList<>(ids);
    }

    private void apply(Field field, List<?> command, Set<Long> ids) {
        long kind = (Long) command.getFirst();
        if (kind == SET) {
            ids.clear();
            ((List<?>) command.get(2)).forEach(id -> ids.add(existing(field, (Long) id)));
        } else if (kind == CLEAR) {
            ids.clear();
        } else if (kind == LINK) {
            ids.add(existing(field, (Long) command.get(1)));
        } else if (kind == UNLINK) {
            ids.remove((Long) command.get(1));
        } else {
            throw OdooError.program("NotImplementedError", (kind == CREATE ? "create" : "command ") + kind);
        }
    }

    private static Object emptied(List<Long> ids) {
        return ids.isEmpty() ? false : ids;
    }
}
