package com.seitech.chat.gateway.fake;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model.
 *
 * @param order when a search names none
 * @param label the field that a reference shows
 */
record Model(String name, String description, String order, String label, Map<String, Field> fields) {
    static final String CHANNEL = "seitech.chat.channel";
    static final String MESSAGE = "seitech.chat.message";
    static final String REACTION = "seitech.chat.reaction";
    static final String DELETION = "seitech.chat.deletion";
    static final String TYPING = "seitech.chat.desk.typing";
    static final String SEEN = "seitech.chat.desk.seen";
    static final String ATTACHMENT = "ir.attachment";
    static final String EXTERNAL_ID = "ir.model.data";
    static final String GROUP = "res.groups";
    static final String USER = "res.users";
    static final String API_KEY = "res.users.apikeys";

    Model {
        fields = new LinkedHashMap<>(fields);
    }

    static Model of(String name, String description, String order, String label, List<Field> own) {
        Map<String, Field> fields = new LinkedHashMap<>();
        own.forEach(field -> fields.put(field.name(), field));
        for (Field common : List.of(
                Field.of("id", Field.Type.INTEGER),
                Field.of("display_name", Field.Type.CHAR),
                Field.of("create_date", Field.Type.DATETIME),
                Field.of("write_date", Field.Type.DATETIME),
                Field.many2one("create_uid", USER),
                Field.many2one("write_uid", USER))) {
            fields.put(common.name(), common);
        }
        return new Model(name, description, order, label, fields);
    }

    Field field(String field) {
        Field known = fields.get(field);
        if (known == null) {
            throw OdooError.program("ValueError", "Invalid field '" + field + "' on '" + name + "'");
        }
        return known;
    }

    Model with(List<Field> more) {
        Map<String, Field> all = new LinkedHashMap<>(fields);
        more.forEach(field -> all.put(field.name(), field));
        return new Model(name, description, order, label, all);
    }

    Model without(Collection<String> gone) {
        Map<String, Field> left = new LinkedHashMap<>(fields);
        left.keySet().removeAll(gone);
        return new Model(name, description, order, label, left);
    }
}
