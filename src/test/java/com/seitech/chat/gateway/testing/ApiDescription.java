package com.seitech.chat.gateway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code /q/openapi} says, read for comparisons. References are followed wherever they stand. */
public final class ApiDescription {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILE = Spoken.file("openapi.json");
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "delete", "options", "patch");
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode document;
    private final List<ApiOperation> operations = new ArrayList<>();

    public ApiDescription(JsonNode document) {
        this.document = document;
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.add(new ApiOperation(this, method.getKey(), path.getKey(), method.getValue()));
                    }
                }));
    }

    /** Lets {@link #saved} have it later in the same build. */
    public void save() throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, document.toString());
    }

    static ApiDescription saved() throws IOException {
        return new ApiDescription(JSON.readTree(Files.readString(FILE)));
    }

    public List<ApiOperation> operations() {
        return List.copyOf(operations);
    }

    Optional<ApiOperation> operation(String method, String path) {
        return operations.stream().filter(one -> one.is(method, path)).findFirst();
    }

    /** What stands there, or what a reference there means. */
    public JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        if (reference.isEmpty()) {
            return node;
        }
        JsonNode meant = document.at(reference.substring(1));
        if (!reference.startsWith("#/") || meant.isMissingNode()) {
            throw new AssertionError("no such thing: " + reference);
        }
        return meant;
    }

    /** What of the value is not as the schema says; a field that it does not know is wrong, too. */
    public List<String> faults(JsonNode schema, JsonNode value) {
        ObjectNode root = JSON.createObjectNode();
        root.putArray("allOf").add(schema.deepCopy());
        root.set("components", document.path("components").deepCopy());
        closed(root);
        return SCHEMAS.getSchema(root, STRICT).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static void closed(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("type").asText().equals("object")
                && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        schema.forEach(ApiDescription::closed);
    }
}
