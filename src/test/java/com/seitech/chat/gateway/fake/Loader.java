package com.seitech.chat.gateway.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Odoo's import: rows of texts, a column may be the external id. A row whose external id is known overwrites its
 * record. Problems come as messages beside {@code ids: false}, and then nothing is saved.
 */
final class Loader {
    private final Database database;
    private final Orm orm;
    private final ObjectMapper json = new ObjectMapper();

    Loader(Database database, Orm orm) {
        this.database = database;
        this.orm = orm;
    }

    Map<String, Object> load(User user, Model model, List<?> columns, List<?> rows) {
        List<Object> messages = new ArrayList<>();
        try {
            List<Object> ids = database.transaction(() -> {
                List<Object> created = new ArrayList<>();
                for (int i = 0; i < rows.size(); i++) {
                    created.add(record(user, model, columns, (List<?>) rows.get(i), i, messages));
                }
                if (!messages.isEmpty()) {
                    throw new RolledBack();
                }
                return created;
            });
            return Map.of("ids", ids, "messages", messages, "nextrow", 0L);
        } catch (RolledBack e) {
            return Map.of("ids", false, "messages", messages, "nextrow", 0L);
        }
    }

    private long record(User user, Model model, List<?> columns, List<?> row, int number, List<Object> messages) {
        int before = messages.size();
        String externalId = "";
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = String.valueOf(columns.get(i));
            if ("id".equals(column)) {
                externalId = qualified(String.valueOf(row.get(i)));
            } else {
                Field field = columnField(model, column);
                try {
                    values.put(field.name(), converted(field, column, row.get(i)));
                } catch (Refused e) {
                    messages.add(message(number, String.valueOf(e.getMessage()), field.name()));
                }
            }
        }
        return messages.size() > before ? 0 : saved(user, model, externalId, values, number, messages);
    }

    private static String qualified(String externalId) {
        return externalId.isEmpty() || externalId.contains(".") ? externalId : "__import__." + externalId;
    }

    private static Field columnField(Model model, String column) {
        String name = column.split("/", -1)[0];
        if (!model.fields().containsKey(name)) {
            throw OdooError.program("ValueError", "Invalid field name '" + name + "'");
        }
        return model.field(name);
    }

    private long saved(
            User user, Model model, String externalId, Map<String, ?> values, int number, List<Object> messages) {
        try {
            Optional<Long> known = database.externalId(externalId)
                    .filter(name -> name.model().equals(model.name()))
                    .flatMap(name -> database.row(model.name(), name.id()))
                    .map(Stored::id);
            if (known.isPresent()) {
                orm.write(user, model, List.of(known.get()), values);
                return known.get();
            }
            long id = orm.create(user, model, values).id();
            if (!externalId.isEmpty()) {
                database.name(externalId, new Database.ExternalId(model.name(), id));
            }
            return id;
        } catch (OdooError e) {
            if (e.code() == 1) {
                throw e;
            }
            messages.add(message(number, e.text(), e.field()));
            return 0;
        }
    }

    private Object converted(Field field, String column, Object value) {
        if (Boolean.FALSE.equals(value) || "".equals(value)) {
            return false;
        }
        String text = String.valueOf(value);
        return switch (field.type()) {
            case SELECTION -> selection(field, text);
            case INTEGER, MANY2ONE_REFERENCE -> number(field, text);
            case BOOLEAN -> List.of("1", "true", "yes").contains(text.toLowerCase(Locale.ROOT));
            case JSON -> json(field, text);
            case MANY2ONE -> reference(field, column, text);
            case MANY2MANY -> references(field, column, text);
            default -> value;
        };
    }

    private static String selection(Field field, String text) {
        return field.options().stream()
                .filter(option -> option.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(
                        () -> new Refused("Value '" + text + "' not found in selection field '" + field.label() + "'"));
    }

    private static long number(Field field, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Refused("'" + text + "' does not seem to be an integer for field '" + field.label() + "'");
        }
    }

    private Object json(Field field, String text) {
        try {
            return Json.value(json.readTree(text));
        } catch (JsonProcessingException e) {
            throw new Refused("'" + text + "' does not seem to be a valid JSON for field '" + field.label() + "'");
        }
    }

    private List<Object> references(Field field, String column, String text) {
        List<Object> ids = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            ids.add(reference(field, column, part));
        }
        return List.of(List.of(6L, 0L, ids));
    }

    private Object reference(Field field, String column, String text) {
        String kind = column.contains("/") ? column.substring(column.indexOf('/') + 1) : "";
        Optional<Long> found = switch (kind) {
            case ".id" -> database.row(field.target(), number(field, text)).map(Stored::id);
            case "id" ->
                database.externalId(qualified(text))
                        .filter(name -> name.model().equals(field.target()))
                        .flatMap(name -> database.row(name.model(), name.id()))
                        .map(Stored::id);
            default ->
                database.rows(field.target()).stream()
                        .filter(row -> row.text("name").equals(text))
                        .map(Stored::id)
                        .findFirst();
        };
        String described = ".id".equals(kind) ? "database id" : "id".equals(kind) ? "external id" : "name";
        return found.orElseThrow(() -> new Refused(
                "No matching record found for " + described + " '" + text + "' in field '" + field.label() + "'"));
    }

    private static Map<String, Object> message(int row, String text, String field) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", "error");
        message.put("message", text);
        message.put("record", (long) row);
        message.put("rows", Map.of("from", (long) row, "to", (long) row));
        if (!field.isEmpty()) {
            message.put("field", field);
        }
        return message;
    }

    /** A value that cannot be converted. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String text) {
            super(text, null, false, false);
        }
    }

    /** Undoes what the rows before have saved. */
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RolledBack() {
            super("", null, false, false);
        }
    }
}
