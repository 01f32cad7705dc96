package com.seitech.chat.gateway.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Ends a connection whose request body takes too long or goes on too long, whoever is reading it. Without it a client
 * could hold a connection for ever, one byte at a time, or make us read a body without end.
 */
final class BodyWatch {
    /** Coarse on purpose: it guards against minutes and megabytes. */
    private static final long INTERVAL_MILLIS = 1_000;

    private BodyWatch() {}

    static void start(RoutingContext call, Duration longest, long mostBytes) {
        HttpServerRequest request = call.request();
        long started = System.nanoTime();
        call.vertx().setPeriodic(INTERVAL_MILLIS, timer -> {
            boolean tooLong = System.nanoTime() - started > longest.toNanos();
            if (!request.isEnded() && (tooLong || request.bytesRead() > mostBytes)) {
                request.connection().close();
            }
            if (request.isEnded() || tooLong || call.response().closed()) {
                call.vertx().cancelTimer(timer);
            }
        });
    }
}
