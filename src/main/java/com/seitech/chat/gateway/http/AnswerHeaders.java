package com.seitech.chat.gateway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What every answer says of itself, unless it is a file: it is one visitor's, and of no other type than it names. */
@Singleton
final class AnswerHeaders {
    private static final CharSequence CACHE_CONTROL = HttpHeaders.createOptimized("Cache-Control");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence SECURITY_POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence NOTHING =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence FRAME_OPTIONS = HttpHeaders.createOptimized("X-Frame-Options");
    private static final CharSequence DENY = HttpHeaders.createOptimized("DENY");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");

    void register(@Observes Filters filters) {
        filters.register(AnswerHeaders::handle, FilterOrder.ANSWER_HEADERS);
    }

    /** At the last moment: the framework adds a header to one of the same name, and files have other ones. */
    private static void handle(RoutingContext call) {
        call.addHeadersEndHandler(end -> set(call.response()));
        call.next();
    }

    static void set(HttpServerResponse answer) {
        MultiMap headers = answer.headers();
        setMissing(headers, CACHE_CONTROL, NO_STORE);
        setMissing(headers, CONTENT_TYPE_OPTIONS, NOSNIFF);
        // For whoever opens the address of an answer as a page: it runs nothing, is in no frame, and its address, in
        // which there may be a token, is told to nobody.
        setMissing(headers, SECURITY_POLICY, NOTHING);
        setMissing(headers, FRAME_OPTIONS, DENY);
        setMissing(headers, REFERRER_POLICY, NO_REFERRER);
    }

    private static void setMissing(MultiMap headers, CharSequence name, CharSequence value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
