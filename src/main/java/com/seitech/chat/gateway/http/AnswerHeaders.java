package com.seitech.chat.gateway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What every answer says of itself, unless it is a file: it is one visitor's, and of no other type than it names. */
@Singleton
final class AnswerHeaders {
    void register(@Observes Filters filters) {
        filters.register(AnswerHeaders::handle, FilterOrder.ANSWER_HEADERS);
    }

    /** At the last moment: the framework adds a header to one of the same name, and files have other ones. */
    private static void handle(RoutingContext call) {
        call.addHeadersEndHandler(end -> set(call.response()));
        call.next();
    }

    static void set(HttpServerResponse answer) {
        setMissing(answer, "Cache-Control", "no-store");
        setMissing(answer, "X-Content-Type-Options", "nosniff");
        // For whoever opens the address of an answer as a page: it runs nothing, is in no frame, and its address, in
        // which there may be a token, is told to nobody.
        setMissing(answer, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        setMissing(answer, "X-Frame-Options", "DENY");
        setMissing(answer, "Referrer-Policy", "no-referrer");
    }

    private static void setMissing(HttpServerResponse answer, String name, String value) {
        if (!answer.headers().contains(name)) {
            answer.putHeader(name, value);
        }
    }
}
