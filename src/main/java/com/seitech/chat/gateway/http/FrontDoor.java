package com.seitech.chat.gateway.http;

import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sockets that take visitors' connections. The framework shows none of them: neither could it close them without the
 * connections that they have taken, nor is a connection known before its first request.
 */
@Singleton
final class FrontDoor {
    private final VertxInternal vertx;
    private final HttpServer server;
    private final ConnectionGate gate;
    private final Set<Channel> sockets = ConcurrentHashMap.newKeySet();

    FrontDoor(Vertx vertx, HttpServer server, ConnectionGate gate) {
        this.vertx = (VertxInternal) vertx;
        this.server = server;
        this.gate = gate;
    }

    /** Each socket is known to the thread that accepts its connections, and to nobody else. */
    void opened(@ObservesAsync HttpServerStart event) {
        for (EventExecutor acceptor : vertx.getAcceptorEventLoopGroup()) {
            if (acceptor instanceof SingleThreadEventLoop loop) {
                loop.execute(() -> loop.registeredChannelsIterator().forEachRemaining(this::guard));
            }
        }
    }

    private void guard(Channel socket) {
        if (socket instanceof ServerChannel && isForVisitors(socket) && sockets.add(socket)) {
            socket.pipeline().addFirst(gate);
        }
    }

    private boolean isForVisitors(Channel socket) {
        return !(socket.localAddress() instanceof InetSocketAddress address)
                || address.getPort() != server.getManagementPort();
    }

    /** New connections are refused from now on; what has come in stays. */
    void close() {
        sockets.forEach(FrontDoor::shut);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // closed or not, nothing more can be done
    private static void shut(Channel socket) {
        socket.close();
    }
}
