package com.seitech.chat.gateway.ops.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.seitech.chat.gateway.diagnosis.Finding;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a running gateway says of itself, at its port for operators. */
final class Management {
    private static final String SUBJECT = "running gateway";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final boolean expected;
    private final Web web;

    /** @param expected whether it was named; otherwise there may be none */
    Management(URI address, boolean expected, Web web) {
        this.address = address;
        this.expected = expected;
        this.web = web;
    }

    List<Finding> findings() {
        Optional<JsonNode> health = health();
        if (health.isEmpty()) {
            return List.of(nobody());
        }
        List<Finding> findings = new ArrayList<>();
        health.get().path("checks").forEach(check -> problems(check, findings));
        return findings.isEmpty() ? List.of(Finding.ok(SUBJECT, "it is ready, and has nothing to tell")) : findings;
    }

    private Finding nobody() {
        String text = "no gateway answers at " + address;
        return expected
                ? Finding.fail(SUBJECT, text, "start it, or correct --management")
                : Finding.ok(SUBJECT, text + ", so none was asked");
    }

    private static void problems(JsonNode check, List<Finding> findings) {
        boolean up = "UP".equals(check.path("status").asText());
        String name = SUBJECT + ", " + check.path("name").asText();
        int before = findings.size();
        check.path("data").properties().stream()
                .filter(entry -> entry.getKey().startsWith("problem"))
                .map(entry ->
                        Finding.fail(SUBJECT, name + ": " + entry.getValue().asText(), ""))
                .map(finding -> up ? Finding.warn(SUBJECT, finding.text(), "") : finding)
                .forEach(findings::add);
        if (!up && findings.size() == before) {
            findings.add(Finding.fail(SUBJECT, name + " is down", "see its log"));
        }
    }

    private Optional<JsonNode> health() {
        try {
            JsonNode health =
                    JSON.readTree(web.get(address.resolve("/q/health/ready")).body());
            return health.path("checks").isArray() ? Optional.of(health) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** How clients were named since its start; empty when it cannot be asked. */
    Optional<Clients> clients() {
        return health().flatMap(health -> {
            for (JsonNode check : health.path("checks")) {
                if ("clients".equals(check.path("name").asText())) {
                    return Optional.of(Clients.of(check.path("data")));
                }
            }
            return Optional.empty();
        });
    }

    record Clients(long direct, long named, long unbelieved, long unnamed) {
        static Clients of(JsonNode data) {
            return new Clients(
                    data.path("direct").asLong(),
                    data.path("named by a proxy").asLong(),
                    data.path("named, not believed").asLong(),
                    data.path("not named by a proxy").asLong());
        }
    }
}
