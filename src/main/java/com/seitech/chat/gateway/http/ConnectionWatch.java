package com.seitech.chat.gateway.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which no request arrives: nothing at all, or the head of one byte by byte. While a request is
 * being answered it leaves the connection alone; {@link BodyWatch} looks after bodies. All on the connection's thread.
 */
final class ConnectionWatch extends ChannelInboundHandlerAdapter {
    private final long headNanos;
    private final long keepAliveNanos;
    private final long bodyNanos;

    private int underWay;
    private boolean headBegun;
    private @Nullable HttpServerRequest last;
    private long deadline;
    private @Nullable ScheduledFuture<?> timer;

    ConnectionWatch(HttpConfig.Http config) {
        this.headNanos = config.headTime().toNanos();
        this.keepAliveNanos = config.keepAlive().toNanos();
        this.bodyNanos = config.uploadTime().toNanos();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        expectWithin(context, headNanos);
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (timer != null) {
            timer.cancel(false);
        }
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (underWay == 0 && !headBegun && beginsHead()) {
            headBegun = true;
            expectWithin(context, headNanos);
        }
        context.fireChannelRead(message);
    }

    /** HTTP/2 has housekeeping of its own between requests. */
    private boolean beginsHead() {
        return last == null || (last.version() != HttpVersion.HTTP_2 && !isBodyMissing(last));
    }

    /** Of a request that was answered before its body was there. */
    private static boolean isBodyMissing(HttpServerRequest request) {
        return BodyFilter.mayHaveBody(request) && !request.isEnded();
    }

    /** To be called when the head of a request is there, before anything answers. */
    static void requestArrived(RoutingContext call) {
        if (call.request().connection() instanceof ConnectionBase connection) {
            ChannelHandlerContext context = connection.channel().pipeline().context(ConnectionWatch.class);
            if (context != null && context.handler() instanceof ConnectionWatch watch) {
                watch.begin(call.request());
                call.addEndHandler(end -> onThread(context, () -> watch.end(context)));
            }
        }
    }

    /** At once where that may be: most answers end where they began. */
    private static void onThread(ChannelHandlerContext context, Runnable work) {
        if (context.executor().inEventLoop()) {
            work.run();
        } else {
            context.executor().execute(work);
        }
    }

    private void begin(HttpServerRequest request) {
        last = request;
        underWay++;
        headBegun = false;
    }

    private void end(ChannelHandlerContext context) {
        underWay--;
        if (underWay == 0 && !headBegun) {
            expectWithin(context, last != null && isBodyMissing(last) ? bodyNanos : keepAliveNanos);
        }
    }

    private void expectWithin(ChannelHandlerContext context, long nanos) {
        deadline = System.nanoTime() + nanos;
        if (timer == null || timer.getDelay(TimeUnit.NANOSECONDS) > nanos) {
            schedule(context, nanos);
        }
    }

    private void schedule(ChannelHandlerContext context, long nanos) {
        if (timer != null) {
            timer.cancel(false);
        }
        timer = context.executor().schedule(() -> look(context), nanos, TimeUnit.NANOSECONDS);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // closed or not, it is over
    private void look(ChannelHandlerContext context) {
        timer = null;
        long left = deadline - System.nanoTime();
        if (underWay > 0) {
            return;
        }
        if (left > 0) {
            schedule(context, left);
        } else {
            context.close();
        }
    }
}
