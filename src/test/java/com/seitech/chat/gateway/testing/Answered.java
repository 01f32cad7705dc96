package com.seitech.chat.gateway.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What gateways answered in the tests of one build, each kind of answer once: {@code ApiAnswersIT} compares it with what
 * is documented.
 */
public final class Answered {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILE = Spoken.file("answers");
    /** Their values make an answer another kind; all other texts may be anything. */
    private static final Set<String> WORDS = Set.of("code", "state", "status", "type", "odoo", "gateway");

    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private Answered() {}

    /** Of any client: of answers that are no text, all but the body. */
    public static void note(HttpResponse<?> answer) {
        if (isOddlyAsked(answer.request())) {
            return;
        }
        ObjectNode noted = JSON.createObjectNode()
                .put("method", answer.request().method())
                .put("path", answer.request().uri().getPath())
                .put("status", answer.statusCode())
                .put("type", mediaType(answer));
        noted.set("headers", JSON.valueToTree(names(answer)));
        noted.set("body", body(answer));
        add(noted);
    }

    /** With a body where no call has one: refused before it is any call. */
    private static boolean isOddlyAsked(HttpRequest request) {
        boolean reads = Set.of("GET", "HEAD").contains(request.method());
        return reads
                && request.bodyPublisher()
                        .filter(body -> body.contentLength() != 0)
                        .isPresent();
    }

    /** An event of a stream. */
    public static void noteEvent(String name, JsonNode data) {
        ObjectNode noted = JSON.createObjectNode().put("event", name);
        noted.set("body", data);
        add(noted);
    }

    private static String mediaType(HttpResponse<?> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        return type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static Set<String> names(HttpResponse<?> answer) {
        Set<String> names = new TreeSet<>();
        answer.headers().map().keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }

    private static JsonNode body(HttpResponse<?> answer) {
        if (!mediaType(answer).equals("application/json")) {
            return JSON.nullNode();
        }
        return switch (answer.body()) {
            case String text when !text.isEmpty() -> read(text);
            case byte[] bytes when bytes.length > 0 -> read(new String(bytes, StandardCharsets.UTF_8));
            default -> JSON.nullNode();
        };
    }

    private static void add(ObjectNode noted) {
        ObjectNode kind = noted.deepCopy();
        kind.put("path", noted.path("path").asText().replaceAll("[0-9]+", "0").replaceFirst("(content/0/).*", "$1"));
        kind.set("body", kind("body", noted.path("body")));
        if (KNOWN.add(kind.toString())) {
            append(noted + "\n");
        }
    }

    private static JsonNode kind(String name, JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> kindOfObject(value);
            case ARRAY -> kindOfArray(name, value);
            case STRING -> WORDS.contains(name) ? value : TextNode.valueOf("text");
            case NUMBER -> IntNode.valueOf(0);
            default -> value;
        };
    }

    private static JsonNode kindOfObject(JsonNode value) {
        ObjectNode kind = JSON.createObjectNode();
        value.properties().forEach(field -> kind.set(field.getKey(), kind(field.getKey(), field.getValue())));
        return kind;
    }

    /** Each kind of element once, whatever their order. */
    private static JsonNode kindOfArray(String name, JsonNode value) {
        Map<String, JsonNode> kinds = new TreeMap<>();
        value.forEach(element -> {
            JsonNode kind = kind(name, element);
            kinds.put(kind.toString(), kind);
        });
        return JSON.createArrayNode().addAll(kinds.values());
    }

    private static synchronized void append(String line) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> all() throws IOException {
        return Files.readAllLines(FILE).stream().map(Answered::read).toList();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON, though it says so: " + line, e);
        }
    }
}
