package com.seitech.chat.gateway.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What every answer has to be, whatever was asked. */
final class Judge {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> GOOD = Set.of(200, 202, 204, 206, 304);
    private static final Set<String> CODES = Set.of(
            "400 invalid_request",
            "401 token_required",
            "403 invalid_session",
            "404 not_found",
            "405 method_not_allowed",
            "409 channel_closed",
            "409 idempotency_conflict",
            "413 too_large",
            "415 type_refused",
            "415 unsupported_media_type",
            "416 range_not_satisfiable",
            "429 rate_limited",
            "501 not_supported",
            "503 odoo_unavailable",
            "503 cannot_keep");
    /** Of what the server refuses before it is a request, it says nothing but this. */
    private static final Set<Integer> NO_REQUEST = Set.of(400, 414, 431, 501, 505);

    private static final Pattern INSIDE = Pattern.compile("Exception|Traceback|\\tat |java\\.|jakarta\\.|com\\.seitech|"
            + "io\\.(quarkus|vertx|netty|smallrye)|fasterxml|SQLITE|sqlite|org\\.(jboss|apache)|</html>");

    private Judge() {}

    /** What is wrong with the answer; empty when nothing is. */
    static Optional<String> complaint(FuzzRequest request, Optional<FuzzAnswer> answer) {
        if (answer.isEmpty()) {
            return request.sound() ? Optional.of("no answer") : Optional.empty();
        }
        return complaint(answer.get(), "HEAD".equals(request.method()));
    }

    private static Optional<String> complaint(FuzzAnswer answer, boolean headOnly) {
        if (NO_REQUEST.contains(answer.status()) && isBare(answer)) {
            return Optional.empty();
        }
        if (!answer.isStream() && INSIDE.matcher(answer.body()).find() && !isOpenApi(answer)) {
            return Optional.of("the answer tells of the inside");
        }
        return ofHeaders(answer)
                .or(() -> GOOD.contains(answer.status()) || headOnly ? ofStatus(answer) : ofError(answer));
    }

    private static boolean isBare(FuzzAnswer answer) {
        return answer.body().isEmpty()
                && answer.header("Content-Type").isEmpty()
                && answer.header("Vary").isEmpty();
    }

    private static boolean isOpenApi(FuzzAnswer answer) {
        return answer.body().startsWith("openapi: 3");
    }

    private static Optional<String> ofStatus(FuzzAnswer answer) {
        return answer.status() >= 500 && answer.status() != 503
                ? Optional.of("status " + answer.status())
                : Optional.empty();
    }

    private static Optional<String> ofHeaders(FuzzAnswer answer) {
        return once(answer, "X-Request-Id", true)
                .or(() -> once(answer, "Vary", true))
                .or(() -> once(answer, "Cache-Control", true))
                .or(() -> once(answer, "X-Content-Type-Options", true))
                .or(() -> once(answer, "Access-Control-Allow-Origin", false))
                .or(() -> once(answer, "Access-Control-Allow-Credentials", false))
                .or(() -> answer.header("Server").isEmpty() ? Optional.empty() : Optional.of("a version banner"));
    }

    private static Optional<String> once(FuzzAnswer answer, String name, boolean must) {
        int count = answer.header(name).size();
        return count > 1 || (must && count == 0) ? Optional.of(name + " " + count + " times") : Optional.empty();
    }

    private static Optional<String> ofError(FuzzAnswer answer) {
        try {
            return ofError(answer, JSON.readTree(answer.body()));
        } catch (JsonProcessingException e) {
            return Optional.of("an error that is no JSON");
        }
    }

    private static Optional<String> ofError(FuzzAnswer answer, JsonNode body) {
        String code = answer.status() + " " + body.path("code").asText();
        boolean passing = answer.status() == 429 || answer.status() == 503;
        if (!CODES.contains(code)) {
            return Optional.of("undocumented: " + code);
        }
        if (body.path("success").asBoolean(true) || body.path("error").asText().isBlank()) {
            return Optional.of("an error without success and text");
        }
        return passing ? once(answer, "Retry-After", true) : Optional.empty();
    }
}
