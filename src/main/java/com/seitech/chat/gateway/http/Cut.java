package com.seitech.chat.gateway.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/** Ends an answer at once, however much of it its client has not read; its end handlers are called as if the client had left. */
final class Cut {
    private Cut() {}

    /**
     * The connection's own {@code close}, and the answer's {@code reset}, wait until the client has read all that was written,
     * and then nobody is told of the end.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // closed or not, it is over
    static void off(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        if (request.version() == HttpVersion.HTTP_2) {
            // Others may use the connection.
            request.response().reset();
        } else if (connection instanceof ConnectionBase base) {
            // Past the connection's own handler, which would wait again.
            base.channelHandlerContext().close();
        } else {
            connection.close();
        }
    }
}
