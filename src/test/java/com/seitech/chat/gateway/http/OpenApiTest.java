package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.testing.ApiDescription;
import com.seitech.chat.gateway.testing.ApiOperation;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code /q/openapi} says, by itself. Whether it is true, {@code testing.ApiAnswersIT} finds out. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // read before each test
final class OpenApiTest extends HttpTest {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z]+");

    private JsonNode document;
    private ApiDescription description;

    @BeforeEach
    void read() throws IOException {
        Answer answer = browser.get("/q/openapi?format=json");
        assertThat(answer.status()).isEqualTo(200);
        document = answer.json();
        description = new ApiDescription(document);
        description.save();
    }

    @Test
    void description_isYaml_orJsonForWhoAsks() {
        // When
        Answer plain = browser.get("/q/openapi");
        Answer accepted = browser.exchange(browser.request("/q/openapi").header("Accept", "application/json"));
        // Then
        assertThat(plain.header("Content-Type")).containsExactly("application/yaml; charset=utf-8");
        assertThat(plain.body()).startsWith("openapi: 3.1.0\n");
        assertThat(accepted.json()).isEqualTo(document);
        browser.get("/q/openapi?format=xml").isError(400, "invalid_request").blames("format");
    }

    @Test
    void calls_areThoseOfTheContract() {
        assertThat(description.operations())
                .extracting(ApiOperation::id)
                .containsExactlyInAnyOrder(
                        "start",
                        "send",
                        "messages",
                        "poll",
                        "upload",
                        "status",
                        "stream",
                        "typing",
                        "read",
                        "close",
                        "rate",
                        "transcript",
                        "erase",
                        "file",
                        "fileHead",
                        "widget",
                        "widgetHead");
    }

    /** A generator makes a method of each, in a class of its tag. */
    @Test
    void calls_haveAName_aTag_andASummary() {
        List<String> tags = document.path("tags").findValuesAsText("name");
        assertThat(description.operations())
                .extracting(ApiOperation::id)
                .doesNotHaveDuplicates()
                .allMatch(NAME.asMatchPredicate());
        assertThat(description.operations()).extracting(ApiOperation::described).allSatisfy(call -> {
            assertThat(call.path("summary").asText()).isNotBlank();
            assertThat(call.path("tags")).hasSize(1);
            assertThat(tags).contains(call.path("tags").path(0).asText());
            assertThat(call.path("security").isArray()).isTrue();
        });
        assertThat(document.path("servers").findValuesAsText("url")).containsExactly("/");
    }

    @Test
    void parameters_areDescribed_andThoseOfThePathAreAllThere() {
        assertThat(description.operations()).allSatisfy(call -> {
            Set<String> inPath = new TreeSet<>();
            call.parameters().forEach(parameter -> {
                assertThat(parameter.path("description").asText()).isNotBlank();
                assertThat(parameter.at("/schema/type").asText()).isNotBlank();
                if (parameter.path("in").asText().equals("path")) {
                    inPath.add(parameter.path("name").asText());
                }
            });
            assertThat(inPath)
                    .containsExactlyInAnyOrderElementsOf(Pattern.compile("(?<=\\{)[a-z_]+(?=})")
                            .matcher(call.path())
                            .results()
                            .map(name -> name.group())
                            .toList());
        });
    }

    /** Every answer can be read by a page, and found in the log. */
    @Test
    void answers_haveTheHeadersOfEveryAnswer_andTellWhenToComeBack() {
        assertThat(description.operations())
                .allSatisfy(call -> call.responses().forEach((status, answer) -> {
                    assertThat(answer.path("description").asText()).isNotBlank();
                    assertThat(answer.path("headers").fieldNames())
                            .toIterable()
                            .contains("X-Request-Id", "Vary", "Access-Control-Allow-Origin");
                    assertThat(answer.path("headers").has("Retry-After"))
                            .isEqualTo(status.equals("429") || status.equals("503"));
                }));
    }

    @Test
    void errors_haveAnExampleOfEachCode_withItsStatus() {
        assertThat(description.operations())
                .allSatisfy(call -> call.responses().forEach((status, answer) -> {
                    JsonNode examples = answer.at("/content/application~1json/examples");
                    if (status.compareTo("400") >= 0) {
                        examples.properties().forEach(example -> {
                            JsonNode body =
                                    description.resolved(example.getValue()).path("value");
                            Problem problem = problem(example.getKey());
                            assertThat(body.path("code").asText()).isEqualTo(problem.code());
                            assertThat(status).isIn("default", Integer.toString(problem.status()));
                            assertThat(body.has("reference")).isEqualTo(problem.status() >= 500);
                        });
                    }
                }));
    }

    private static Problem problem(String code) {
        return Problem.valueOf(code.toUpperCase(Locale.ROOT));
    }

    @Test
    void codes_areThoseThatThereAre() {
        assertThat(document.at("/components/schemas/Error/properties/code/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Problem.values()).map(Problem::code).toList());
    }

    @Test
    void examples_areAsTheirSchemasSay() {
        List<String> faults = new ArrayList<>();
        document.findParents("examples").stream()
                .filter(content -> content.has("schema"))
                .forEach(content -> content.path("examples")
                        .forEach(example -> faults.addAll(description.faults(
                                content.path("schema"),
                                description.resolved(example).path("value")))));
        document.findParents("example").stream()
                .filter(one -> one.has("schema"))
                .forEach(one -> faults.addAll(description.faults(one.path("schema"), one.path("example"))));
        assertThat(faults).isEmpty();
    }

    @Test
    void components_areAllThereThatAreNamed_andAllNamedThatAreThere() {
        List<String> named = document.findValuesAsText("$ref");
        List<String> there = new ArrayList<>();
        document.path("components")
                .properties()
                .forEach(kind -> kind.getValue()
                        .fieldNames()
                        .forEachRemaining(name -> there.add("#/components/" + kind.getKey() + "/" + name)));
        there.removeIf(name -> name.startsWith("#/components/securitySchemes/"));
        assertThat(named).isNotEmpty().allMatch(there::contains).containsAll(there);
    }

    @Test
    void nothing_isOfTheInside() {
        assertThat(document.toString())
                .doesNotContain("com.seitech", "Exception", "internal/", "jakarta", "java.", "View\"");
    }
}
