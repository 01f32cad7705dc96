package com.seitech.chat.gateway.http;

import io.netty.channel.Channel;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sockets that take visitors' connections. The framework can close them only together with the connections they
 * have taken, so they are remembered from those.
 */
@Singleton
final class FrontDoor {
    private final Set<Channel> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    void register(@Observes Filters filters) {
        filters.register(this::remember, FilterOrder.FRONT_DOOR);
    }

    private void remember(RoutingContext call) {
        if (call.request().connection() instanceof ConnectionBase connection) {
            Channel socket = connection.channel().parent();
            if (socket != null && sockets.add(socket) && closed) {
                shut(socket);
            }
        }
        call.next();
    }

    /** New connections are refused from now on; what has come in stays. */
    void close() {
        closed = true;
        sockets.forEach(FrontDoor::shut);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // closed or not, nothing more can be done
    private static void shut(Channel socket) {
        socket.close();
    }
}
