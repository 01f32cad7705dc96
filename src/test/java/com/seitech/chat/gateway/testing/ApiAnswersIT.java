package com.seitech.chat.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that gateways answered in the tests before, against what {@code /q/openapi} says that they answer. */
@SuppressWarnings("NullAway.Init") // read before each test
final class ApiAnswersIT {
    /** What operators and Odoo call is no part of the API, and preflights are of no call. */
    private static final String OURS = "/api/.*|/web/.*|/widget\\.js";

    /** What stood in the way of the stream was gone at the second look. */
    private static final String RACE = "stream 503 odoo_unavailable";

    private ApiDescription description;
    private List<JsonNode> answers;

    @BeforeEach
    void read() throws IOException {
        assertThat(Spoken.file("answers"))
                .as("the answers that the unit tests of the same build got: run ./mvnw verify with them")
                .exists();
        description = ApiDescription.saved();
        answers = Answered.all();
    }

    private List<JsonNode> ours() {
        return answers.stream()
                .filter(answer -> answer.path("path").asText().matches(OURS))
                .filter(answer -> !answer.path("method").asText().equals("OPTIONS"))
                .toList();
    }

    @Test
    void everyAnswer_isAsItIsDescribed() {
        // When
        List<String> faults = ours().stream()
                .flatMap(answer -> faults(answer).stream().map(fault -> fault + " in " + answer))
                .toList();
        // Then
        assertThat(ours()).hasSizeGreaterThan(100);
        assertThat(faults).isEmpty();
    }

    @Test
    void everyAnswerThatIsDescribed_wasSeen() {
        // Given
        Set<String> seen = new TreeSet<>();
        ours().forEach(answer -> operation(answer).ifPresent(call -> seen.add(kind(call, answer))));
        // When
        List<String> unseen = description.operations().stream()
                .flatMap(call -> call.kinds().stream())
                .filter(kind -> !seen.contains(kind) && !kind.equals(RACE))
                .toList();
        // Then
        assertThat(unseen).isEmpty();
    }

    @Test
    void everyEvent_isAsItIsDescribed_andWasSeen() {
        // Given
        JsonNode described = description.operations().stream()
                .filter(call -> call.id().equals("stream"))
                .map(call -> call.response("200"))
                .findFirst()
                .orElseThrow()
                .path("x-events");
        List<JsonNode> events =
                answers.stream().filter(noted -> noted.has("event")).toList();
        // When
        List<String> faults = events.stream()
                .flatMap(event ->
                        description.faults(described.path(event.path("event").asText()), event.path("body")).stream()
                                .map(fault -> fault + " in " + event))
                .toList();
        // Then
        assertThat(events.stream().map(event -> event.path("event").asText()))
                .containsAll(described::fieldNames)
                .allMatch(described::has);
        assertThat(faults).isEmpty();
    }

    private Optional<ApiOperation> operation(JsonNode answer) {
        return description.operation(
                answer.path("method").asText(), plain(answer.path("path").asText()));
    }

    /** As the framework takes it: without parameters of the path, and without a slash at its end. */
    private static String plain(String path) {
        return path.replaceFirst(";.*", "").replaceFirst("/$", "");
    }

    private static String kind(ApiOperation call, JsonNode answer) {
        String status = answer.path("status").asText();
        boolean error = status.compareTo("400") >= 0;
        String what =
                error ? answer.at("/body/code").asText() : answer.path("type").asText();
        return Stream.of("", "*/*")
                .map(any -> call.kind(status, any))
                .filter(call.kinds()::contains)
                .findFirst()
                .orElse(call.kind(status, what));
    }

    private List<String> faults(JsonNode answer) {
        Optional<ApiOperation> call = operation(answer);
        if (call.isEmpty()) {
            return ofNoCall(answer);
        }
        JsonNode response = call.get().response(answer.path("status").asText());
        if (response.isMissingNode()) {
            return List.of("a status that is not described");
        }
        // Read as a stream by its test, of an error nothing but the status is known.
        if (!isUnread(answer) && !call.get().kinds().contains(kind(call.get(), answer))) {
            return List.of("a code or type that is not described");
        }
        List<String> faults = new ArrayList<>(ofHeaders(response.path("headers"), answer));
        if (!answer.path("body").isNull()) {
            faults.addAll(description.faults(response.at("/content/application~1json/schema"), answer.path("body")));
        }
        return faults;
    }

    private static boolean isUnread(JsonNode answer) {
        return answer.path("status").asInt() >= 400 && answer.path("body").isNull();
    }

    private List<String> ofNoCall(JsonNode answer) {
        if (isUnread(answer)) {
            return List.of();
        }
        return Set.of(400, 404, 405, 413).contains(answer.path("status").asInt())
                ? description.faults(error(), answer.path("body"))
                : List.of("a call that is not described");
    }

    private JsonNode error() {
        return description.operations().getFirst().response("default").at("/content/application~1json/schema");
    }

    private List<String> ofHeaders(JsonNode described, JsonNode answer) {
        List<String> faults = new ArrayList<>();
        Set<String> there = new TreeSet<>();
        StreamSupport.stream(answer.path("headers").spliterator(), false)
                .map(JsonNode::asText)
                .forEach(there::add);
        described.properties().forEach(header -> {
            boolean required =
                    description.resolved(header.getValue()).path("required").asBoolean();
            if (required && !there.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                faults.add("no header " + header.getKey());
            }
        });
        if (there.contains("retry-after") && !described.has("Retry-After")) {
            faults.add("a Retry-After that is not described");
        }
        return faults;
    }
}
