package com.seitech.chat.gateway.ops.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.seitech.chat.gateway.diagnosis.Finding;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether browsers find a gateway at that address, and nothing that is for operators only. */
final class PublicAddress {
    static final String SUBJECT = "from outside";
    static final String API = "/api/chat/support/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final List<String> FOR_OPERATORS = List.of("/q/health", "/q/metrics");

    private final URI url;
    private final Web web;

    PublicAddress(URI url, Web web) {
        this.url = url;
        this.web = web;
    }

    List<Finding> findings() {
        List<Finding> findings =
                new ArrayList<>(web.address(url, "correct the name, or let your name service know it"));
        if (findings.stream().anyMatch(Finding::isFailure)) {
            return findings;
        }
        findings.addAll(status());
        if (findings.stream().noneMatch(Finding::isFailure)) {
            findings.add(operators());
        }
        return findings;
    }

    private List<Finding> status() {
        try {
            HttpResponse<byte[]> answer = web.get(URI.create(url + API + "status"));
            return json(answer)
                    .filter(json -> answer.statusCode() == OK && json.has("accepts_messages"))
                    .map(PublicAddress::light)
                    .orElseGet(() -> List.of(notFound(answer)));
        } catch (IOException e) {
            return List.of(Finding.fail(
                    SUBJECT, "nothing answers under " + url, "start the gateway or the proxy in front of it"));
        }
    }

    private static Optional<JsonNode> json(HttpResponse<byte[]> answer) {
        try {
            return Optional.ofNullable(JSON.readTree(answer.body()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Finding notFound(HttpResponse<byte[]> answer) {
        return Finding.fail(
                SUBJECT,
                url + API + "status is not the gateway's (HTTP " + answer.statusCode() + ")",
                "have the proxy send " + API + " to the gateway, or correct the address; for a page, the site must have"
                        + " been built with it in NEXT_PUBLIC_ODOO_URL");
    }

    private static List<Finding> light(JsonNode status) {
        if (!status.path("online").asBoolean()) {
            return List.of(Finding.fail(
                    SUBJECT, "visitors see \"Offline\": the gateway does not reach Odoo", "mend what is said of Odoo"));
        }
        return List.of(
                status.path("agents_available").asBoolean()
                        ? Finding.ok(SUBJECT, "visitors see the desk online")
                        : Finding.warn(
                                SUBJECT,
                                "the gateway works, and no agent is there",
                                "agents are there while they have Odoo open"));
    }

    private Finding operators() {
        for (String path : FOR_OPERATORS) {
            try {
                HttpResponse<byte[]> answer = web.get(url.resolve(path));
                if (answer.statusCode() == OK && isOfManagement(Web.text(answer))) {
                    return Finding.fail(
                            SUBJECT,
                            path + " is there for everybody",
                            "let the proxy send nobody to the management port");
                }
            } catch (IOException e) {
                // Not there either.
            }
        }
        return Finding.ok(SUBJECT, "health and metrics are not there");
    }

    private static boolean isOfManagement(String text) {
        return text.contains("\"checks\"") || text.contains("# TYPE ");
    }
}
