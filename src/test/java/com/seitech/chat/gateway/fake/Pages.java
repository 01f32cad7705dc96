package com.seitech.chat.gateway.fake;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Odoo's plain HTTP: health, version, and files for whoever knows their access token. */
final class Pages {
    private static final Pattern CONTENT = Pattern.compile("/web/content/([0-9]+)");
    private static final Pattern ACCESS_TOKEN = Pattern.compile("(?:^|&)access_token=([^&]+)");

    private final Database database;
    private final Installation installation;

    Pages(Database database, Installation installation) {
        this.database = database;
        this.installation = installation;
    }

    /** The attachment that is asked for; empty when something else is. */
    static Optional<Long> attachment(Http.Request request) {
        return Optional.of(CONTENT.matcher(request.path))
                .filter(Matcher::matches)
                .map(path -> Long.valueOf(path.group(1)));
    }

    Http.Answer answer(Http.Request request) {
        return switch (request.path) {
            case "/web/health" ->
                installation.isHealthy()
                        ? Http.Answer.ok("application/json", "{\"status\": \"pass\"}")
                        : Http.Answer.html(500, "<h1>Internal Server Error</h1>");
            case "/web/version" -> installation.tellsVersion() ? version(installation.version()) : notFound();
            default -> attachment(request).map(id -> content(id, request)).orElseGet(Pages::notFound);
        };
    }

    private static Http.Answer version(String version) {
        return Http.Answer.ok(
                "application/json",
                "{\"version_info\": [19, 0, 0, \"final\", 0, \"\"], \"version\": \"" + version + "\"}");
    }

    /** Without its database Odoo asks for one; a wrong token is told nothing. */
    private Http.Answer content(long id, Http.Request request) {
        if (!installation.hasDatabase(request.headers.getOrDefault("x-odoo-database", ""))) {
            return new Http.Answer(303, "text/html", Map.of("Location", "/web/database/selector"), "");
        }
        Matcher token = ACCESS_TOKEN.matcher(request.query);
        return database.row(Model.ATTACHMENT, id)
                .filter(file -> token.find() && token.group(1).equals(file.text("access_token")))
                .map(file -> new Http.Answer(
                        200,
                        file.text("mimetype"),
                        Map.of("ETag", '"' + file.text("checksum") + '"'),
                        Values.decoded(file.text("datas"))))
                .orElseGet(Pages::notFound);
    }

    private static Http.Answer notFound() {
        return Http.Answer.html(404, "<h1>Not Found</h1>");
    }
}
