package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.limits.Sockets;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;

/** Lets connections in, as many as there may be, and has each watched from its first moment. */
@Singleton
@ChannelHandler.Sharable
final class ConnectionGate extends ChannelInboundHandlerAdapter {
    private final Sockets sockets;
    private final ClientAddress addresses;
    private final HttpConfig.Http config;
    private final RequestWatch requests;

    ConnectionGate(Sockets sockets, ClientAddress addresses, HttpConfig config, RequestWatch requests) {
        this.sockets = sockets;
        this.addresses = addresses;
        this.config = config.http();
        this.requests = requests;
    }

    void register(@Observes Filters filters) {
        filters.register(this::noteRequest, FilterOrder.CONNECTION);
    }

    /** Both in one filter: each is a step for every poll. */
    private void noteRequest(RoutingContext call) {
        ConnectionWatch.requestArrived(call);
        requests.arrived(call);
        call.next();
    }

    /** What a listening socket reads are connections. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof Channel connection && connection.remoteAddress() instanceof InetSocketAddress peer) {
            letIn(context, connection, addresses.peer(peer.getAddress()));
        } else {
            context.fireChannelRead(message);
        }
    }

    private void letIn(ChannelHandlerContext context, Channel connection, ClientAddress.Peer peer) {
        if (!sockets.tryTake(peer.address(), peer.proxy())) {
            connection.unsafe().closeForcibly();
            return;
        }
        connection.closeFuture().addListener(closed -> sockets.release(peer.address()));
        connection.pipeline().addFirst(new ConnectionWatch(config));
        context.fireChannelRead(connection);
    }
}
