package com.seitech.chat.gateway.http;

import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * Follows every request from its head to the end of its answer, whoever gives it: routes, resources, filters that refuse,
 * or another replica. One that another replica passes on is that one's.
 */
@Singleton
final class RequestWatch {
    private final RequestFigures figures;
    private final AccessLog log;
    private final PeerProof proof;

    RequestWatch(RequestFigures figures, AccessLog log, PeerProof proof) {
        this.figures = figures;
        this.log = log;
        this.proof = proof;
    }

    /** To be called when the head of a request is there, before anything answers. */
    void arrived(RoutingContext call) {
        if (proof.isPeer(call.request())) {
            return;
        }
        Watched watched = new Watched(call, Endpoint.of(call.request()), System.nanoTime());
        if (watched.endpoint == Endpoint.STREAM) {
            call.addHeadersEndHandler(watched::begins);
        }
        call.addEndHandler(watched);
    }

    /** All on the connection's thread. */
    private final class Watched implements Handler<AsyncResult<Void>> {
        private final RoutingContext call;
        private final Endpoint endpoint;
        private final long arrived;
        private boolean counted;

        Watched(RoutingContext call, Endpoint endpoint, long arrived) {
            this.call = call;
            this.endpoint = endpoint;
            this.arrived = arrived;
        }

        /** A stream may go on for hours: it counts when it begins. */
        void begins(Void head) {
            count(RequestFigures.Outcome.of(call.response().getStatusCode()), System.nanoTime() - arrived);
        }

        @Override
        public void handle(AsyncResult<Void> end) {
            long took = System.nanoTime() - arrived;
            HttpServerResponse response = call.response();
            count(
                    end.succeeded() ? RequestFigures.Outcome.of(response.getStatusCode()) : RequestFigures.Outcome.GONE,
                    took);
            if (log.isOn()) {
                log.answered(call, endpoint, took, end.succeeded());
            }
        }

        private void count(RequestFigures.Outcome outcome, long tookNanos) {
            if (!counted) {
                counted = true;
                figures.add(endpoint, call.request().method(), outcome, tookNanos);
            }
        }
    }
}
