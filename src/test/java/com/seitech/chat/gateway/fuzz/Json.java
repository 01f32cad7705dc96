package com.seitech.chat.gateway.fuzz;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON: right, of another type, and broken. */
final class Json {
    private final Chance chance;
    private final Texts texts;

    Json(Chance chance, Texts texts) {
        this.chance = chance;
        this.texts = texts;
    }

    /** An object with these fields, given as JSON, some of them missing, changed, doubled, or among others. */
    byte[] body(Map<String, String> fields) {
        String object = fields.entrySet().stream()
                .filter(field -> !chance.oneIn(12))
                .map(field -> name(field.getKey()) + ":" + (chance.oneIn(8) ? value(3) : field.getValue()))
                .collect(Collectors.joining(","));
        String text = chance.oneIn(10) ? value(4) : "{" + object + (chance.oneIn(8) ? "," + member(3) : "") + "}";
        return encoded(chance.oneIn(10) ? broken(text) : text);
    }

    private String name(String field) {
        return chance.oneIn(40) ? string() : "\"" + field + "\"";
    }

    private String member(int depth) {
        return string() + ":" + value(depth);
    }

    private String value(int depth) {
        return chance.made(
                this::string,
                texts::number,
                () -> chance.of("null", "true", "false"),
                () -> depth == 0 ? "[]" : list(chance.some(4, () -> value(depth - 1)), "[", "]"),
                () -> depth == 0 ? "{}" : list(chance.some(4, () -> member(depth - 1)), "{", "}"));
    }

    private static String list(List<String> items, String before, String after) {
        return String.join(",", items).transform(all -> before + all + after);
    }

    String string() {
        return quoted(texts.text());
    }

    /** With the escapes that JSON demands, and at times those that it allows. */
    String quoted(String text) {
        boolean all = chance.oneIn(4);
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (all || c < ' ' || c == '"' || c == '\\' || Character.isSurrogate((char) c)) {
                quoted.append("\\u").append("%04x".formatted(c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    private String broken(String json) {
        return chance.made(
                () -> json.substring(0, chance.below(json.length() + 1)),
                () -> json + json,
                () -> json.replace(':', '='),
                () -> json.replace('"', '\''),
                () -> "/* x */" + json,
                () -> "[".repeat(chance.of(10, 19, 21, 1_000, 30_000)),
                () -> "{\"a\":".repeat(chance.of(10, 21, 5_000)),
                () -> "",
                () -> "\ufeff" + json);
    }

    private byte[] encoded(String text) {
        if (chance.oneIn(30)) {
            return text.getBytes(UTF_16LE);
        }
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length > 0 && chance.oneIn(15)) {
            byte[] changed = Arrays.copyOf(bytes, bytes.length);
            changed[chance.below(changed.length)] = (byte) chance.below(256);
            return changed;
        }
        return bytes;
    }
}
