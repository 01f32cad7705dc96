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

    private static void handle(RoutingContext call) {
        set(call.response());
        call.next();
    }

    static void set(HttpServerResponse answer) {
        answer.putHeader("Cache-Control", "no-store");
        answer.putHeader("X-Content-Type-Options", "nosniff");
    }
}
