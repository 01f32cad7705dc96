package com.seitech.chat.gateway.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A record as stored. An empty field is absent.
 *
 * @param committed others see it
 */
record Stored(long id, Map<String, Object> values, boolean committed) {
    Stored {
        values = Map.copyOf(values);
    }

    Stored with(Map<String, Object> changed) {
        Map<String, Object> merged = new LinkedHashMap<>(values);
        changed.forEach((field, value) -> {
            if (Boolean.FALSE.equals(value)) {
                merged.remove(field);
            } else {
                merged.put(field, value);
            }
        });
        return new Stored(id, merged, committed);
    }

    Stored visible() {
        return new Stored(id, values, true);
    }

    /** The text of a field; empty when there is none. */
    String text(String field) {
        return values.get(field) instanceof String text ? text : "";
    }

    /** The id of a many2one; zero when it is empty. */
    long reference(String field) {
        return values.get(field) instanceof Long id ? id : 0;
    }

    List<Long> references(String field) {
        return values.get(field) instanceof List<?> ids
                ? ids.stream().map(Long.class::cast).toList()
                : List.of();
    }
}
