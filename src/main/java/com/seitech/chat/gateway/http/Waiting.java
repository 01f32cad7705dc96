package com.seitech.chat.gateway.http;

import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Calls that stay open for long, and how to end each of them sooner. */
final class Waiting {
    private record End(Context context, Runnable work) {}

    private final Map<RoutingContext, End> open = new ConcurrentHashMap<>();

    /** To be called on the call's thread, on which the end comes, too. */
    void whileOpen(RoutingContext call, Runnable end) {
        open.put(call, new End(call.vertx().getOrCreateContext(), end));
        call.addEndHandler(over -> open.remove(call));
    }

    void stop() {
        open.forEach((call, end) -> end.context().runOnContext(now -> {
            if (open.remove(call) != null) {
                end.work().run();
            }
        }));
    }
}
