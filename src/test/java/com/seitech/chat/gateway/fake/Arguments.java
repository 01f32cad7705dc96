package com.seitech.chat.gateway.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arguments of a call: each by position or by name, empty when left out. */
record Arguments(List<?> args, Map<?, ?> kwargs) {
    /** The position of an argument that is always named. */
    static final int NAMED = Integer.MAX_VALUE;

    Object value(int position, String name) {
        if (position < args.size()) {
            return args.get(position);
        }
        Object named = kwargs.get(name);
        return named == null ? false : named;
    }

    List<?> list(int position, String name) {
        Object value = value(position, name);
        if (value instanceof List<?> list) {
            return list;
        }
        return value instanceof Long id ? List.of(id) : List.of();
    }

    String text(int position, String name) {
        return value(position, name) instanceof String text ? text : "";
    }

    long number(String name, long absent) {
        return value(NAMED, name) instanceof Long number ? number : absent;
    }

    static Map<String, Object> map(Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> members.put(String.valueOf(name), member));
        }
        return members;
    }
}
