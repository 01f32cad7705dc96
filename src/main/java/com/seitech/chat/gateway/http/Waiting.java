package com.seitech.chat.gateway.http;

import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Calls that stay open for long, and how to end each of them sooner. */
final class Waiting {
    private record End(Context context, Runnable work) {}

    private final Map<RoutingContext, End> open = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    /** To be called on the call's thread, on which the end comes, too, after this. */
    void whileOpen(RoutingContext call, Runnable end) {
        open.put(call, new End(call.vertx().getOrCreateContext(), end));
        CallEnd.on(call, written -> open.remove(call));
        if (stopped) {
            end(call);
        }
    }

    /** Ends all of them, and each that begins to wait from now on: another replica's answer may still be on its way. */
    void stop() {
        stopped = true;
        open.keySet().forEach(this::end);
    }

    private void end(RoutingContext call) {
        End end = open.get(call);
        if (end != null) {
            end.context().runOnContext(now -> {
                if (open.remove(call) != null) {
                    end.work().run();
                }
            });
        }
    }
}
