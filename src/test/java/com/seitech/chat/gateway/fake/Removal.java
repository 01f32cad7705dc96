package com.seitech.chat.gateway.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes a record away, with what belongs to it; other references to it become empty. */
final class Removal {
    private final Database database;
    private final Installation installation;

    Removal(Database database, Installation installation) {
        this.database = database;
        this.installation = installation;
    }

    void remove(String model, long id) {
        database.remove(model, id);
        for (Model other : installation.models()) {
            for (Field field : other.fields().values()) {
                if (field.target().equals(model)) {
                    detach(other.name(), field, id);
                }
            }
        }
        database.rows(Model.ATTACHMENT).stream()
                .filter(file -> file.text("res_model").equals(model) && file.reference("res_id") == id)
                .forEach(file -> remove(Model.ATTACHMENT, file.id()));
    }

    private void detach(String model, Field field, long id) {
        for (Stored row : database.rows(model)) {
            if (field.type() == Field.Type.MANY2ONE && row.reference(field.name()) == id) {
                if (field.cascade()) {
                    remove(model, row.id());
                } else {
                    database.put(model, row.with(Map.of(field.name(), false)));
                }
            } else if (field.type() == Field.Type.MANY2MANY) {
                unlist(model, row, field.name(), id);
            }
        }
    }

    private void unlist(String model, Stored row, String field, long id) {
        List<Long> before = row.references(field);
        if (before.contains(id)) {
            List<Long> left = before.stream().filter(other -> other != id).toList();
            Map<String, Object> change = new LinkedHashMap<>();
            change.put(field, left.isEmpty() ? false : left);
            database.put(model, row.with(change));
        }
    }
}
