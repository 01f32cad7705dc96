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
        long announced = BodyFilter.announced(request);
        long started = System.nanoTime();
        call.vertx().setPeriodic(INTERVAL_MILLIS, timer -> {
            boolean tooLong = System.nanoTime() - started > longest.toNanos();
            boolean arrived = hasArrived(request, announced);
            if (!arrived && (tooLong || request.bytesRead() > mostBytes)) {
                request.connection().close();
            }
            if (arrived || tooLong || call.response().closed()) {
                call.vertx().cancelTimer(timer);
            }
        });
    }

    /** A body that is fetched piece by piece never counts as ended: nobody asks for more after its last piece. */
    private static boolean hasArrived(HttpServerRequest request, long announced) {
        return request.isEnded() || (announced > 0 && request.bytesRead() >= announced);
    }
}
