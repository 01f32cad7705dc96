package com.seitech.chat.gateway.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;

/** The same path answered with constant bytes: what the HTTP server below the gateway can do, and our load with it. */
final class RawRoute extends AbstractVerticle {
    static final String LISTENING = "listening on ";
    private final int port;
    private final Buffer body;

    private RawRoute(int port, int bodyLength) {
        this.port = port;
        this.body = Buffer.buffer("x".repeat(bodyLength));
    }

    /** The port, and the length of the body. */
    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        int bodyLength = Integer.parseInt(args[1]);
        DeploymentOptions everyLoop = new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE);
        Vertx.vertx()
                .deployVerticle(() -> new RawRoute(port, bodyLength), everyLoop)
                .onSuccess(id -> System.out.println(LISTENING + port))
                .onFailure(Throwable::printStackTrace);
    }

    @Override
    public void start(Promise<Void> started) {
        Router router = Router.router(vertx);
        router.get("/api/chat/support/:id/poll")
                .handler(context -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8")
                        .end(body));
        vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }
}
