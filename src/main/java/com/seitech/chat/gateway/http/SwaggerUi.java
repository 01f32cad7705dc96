package com.seitech.chat.gateway.http;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/** The description of the API to be read in a browser, on the operators' port: calls are not made from there. */
@Singleton
final class SwaggerUi {
    private static final String PATH = "/q/swagger-ui/";
    private static final String INDEX = "index.html";
    /** What there is, in the package's folder of that name. */
    private static final Map<String, String> TYPES = Map.of(
            INDEX,
            "text/html; charset=utf-8",
            "show.js",
            "text/javascript; charset=utf-8",
            "swagger-ui-bundle.js",
            "text/javascript; charset=utf-8",
            "swagger-ui.css",
            "text/css; charset=utf-8");
    /** Its own files alone; pictures and styles are made by its script. */
    private static final String POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private final ApiDescriptionText description;

    SwaggerUi(ApiDescriptionText description) {
        this.description = description;
    }

    void register(@Observes ManagementInterface management) {
        Router router = management.router();
        // Visitors are served by the same threads: what reads a file is not for them.
        router.get("/q/swagger-ui*").blockingHandler(this::show, false);
        router.get("/q/openapi").handler(request -> answer(request, ApiDescriptionResource.YAML, description.yaml()));
    }

    private void show(RoutingContext request) {
        String path = request.normalizedPath();
        if (path.length() < PATH.length()) {
            request.redirect(PATH);
            return;
        }
        String name = path.equals(PATH) ? INDEX : path.substring(PATH.length());
        String type = TYPES.get(name);
        if (type == null) {
            request.next();
        } else {
            answer(request, type, Buffer.buffer(Packaged.bytes("/swagger-ui/" + name)));
        }
    }

    private static void answer(RoutingContext request, String type, Buffer content) {
        HttpServerResponse response = request.response();
        response.putHeader("Content-Type", type)
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", "no-cache");
        response.end(content);
    }
}
