package com.seitech.chat.gateway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** One call that is described. */
public final class ApiOperation {
    private final ApiDescription description;
    private final String method;
    private final String path;
    private final Pattern matching;
    private final JsonNode described;

    ApiOperation(ApiDescription description, String method, String path, JsonNode described) {
        this.description = description;
        this.method = method;
        this.path = path;
        this.described = described;
        String pattern = path;
        for (JsonNode parameter : parameters()) {
            pattern = pattern.replace("{" + parameter.path("name").asText() + "}", values(parameter));
        }
        this.matching = Pattern.compile(pattern);
    }

    private static String values(JsonNode parameter) {
        return parameter.at("/schema/type").asText().equals("integer") ? "[0-9]+" : ".*";
    }

    boolean is(String otherMethod, String otherPath) {
        return method.equalsIgnoreCase(otherMethod)
                && matching.matcher(otherPath).matches();
    }

    public String id() {
        return described.path("operationId").asText();
    }

    public String path() {
        return path;
    }

    /** The whole of it. */
    public JsonNode described() {
        return described;
    }

    public List<JsonNode> parameters() {
        return StreamSupport.stream(described.path("parameters").spliterator(), false)
                .map(description::resolved)
                .toList();
    }

    /** By status, as text; {@code default} is for all others. */
    public Map<String, JsonNode> responses() {
        Map<String, JsonNode> responses = new TreeMap<>();
        described
                .path("responses")
                .properties()
                .forEach(one -> responses.put(one.getKey(), description.resolved(one.getValue())));
        return responses;
    }

    /** Missing when the status is not described. */
    public JsonNode response(String status) {
        return responses().getOrDefault(status, MissingNode.getInstance());
    }

    /** Each kind of answer that is described: the call, the status, and of an error the code, else the media type. */
    public List<String> kinds() {
        List<String> kinds = new ArrayList<>();
        responses().forEach((status, response) -> {
            if (!status.equals("default")) {
                kinds(status, response).forEach(kind -> kinds.add(kind(status, kind)));
            }
        });
        return kinds;
    }

    String kind(String status, String what) {
        return (id() + " " + status + " " + what).strip();
    }

    private static List<String> kinds(String status, JsonNode response) {
        JsonNode content = response.path("content");
        List<String> kinds = new ArrayList<>();
        (status.compareTo("400") < 0 ? content : content.at("/application~1json/examples"))
                .fieldNames()
                .forEachRemaining(kinds::add);
        return kinds.isEmpty() ? List.of("") : kinds;
    }
}
