package com.seitech.chat.gateway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * CORS for credentialed calls. The headers are set before anything can answer, so that they are on every status. The
 * framework's own filter sends no {@code Vary} and refuses other origins with an answer of its own.
 */
@Singleton
final class CorsFilter {
    private static final String METHODS = "GET, HEAD, POST, DELETE, OPTIONS";
    private static final String REQUEST_HEADERS =
            "Content-Type, Authorization, X-Session-Token, Idempotency-Key, Last-Event-ID, X-Request-Id";
    private static final String EXPOSED = "Retry-After, X-Request-Id";

    private static final CharSequence VARY = HttpHeaders.createOptimized("Vary");
    private static final CharSequence ORIGIN = HttpHeaders.createOptimized("Origin");

    private final AllowedOrigins origins;
    private final ClientAddress clients;
    private final String maxAge;

    CorsFilter(CorsConfig config, ClientAddress clients) {
        this.clients = clients;
        origins = new AllowedOrigins(config);
        maxAge = Long.toString(config.maxAge().toSeconds());
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FilterOrder.CORS);
    }

    private void handle(RoutingContext call) {
        boolean allowed = allow(call);
        if (isPreflight(call)) {
            // Rare, and free for everybody: by one of these a diagnosis sees whether the proxy in front names clients.
            clients.note(call.request());
            answerPreflight(call, allowed);
        } else {
            call.next();
        }
    }

    /** Lets the page read the answer, if it may. */
    boolean allow(RoutingContext call) {
        MultiMap answer = call.response().headers();
        // Also where no origin was sent: a shared cache must not give that answer to a browser.
        answer.set(VARY, ORIGIN);
        String origin = call.request().getHeader(ORIGIN);
        boolean allowed = origin != null && origins.allow(origin);
        if (allowed) {
            answer.set("Access-Control-Allow-Origin", origin);
            answer.set("Access-Control-Allow-Credentials", "true");
            answer.set("Access-Control-Expose-Headers", EXPOSED);
        }
        return allowed;
    }

    private static boolean isPreflight(RoutingContext call) {
        return HttpMethod.OPTIONS.equals(call.request().method())
                && call.request().getHeader("Access-Control-Request-Method") != null;
    }

    private void answerPreflight(RoutingContext call, boolean allowed) {
        if (allowed) {
            MultiMap answer = call.response().headers();
            answer.set("Access-Control-Allow-Methods", METHODS);
            answer.set("Access-Control-Allow-Headers", REQUEST_HEADERS);
            answer.set("Access-Control-Max-Age", maxAge);
        }
        call.response().setStatusCode(204).end();
    }
}
