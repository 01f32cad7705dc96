package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.cluster.Replica;
import com.seitech.chat.gateway.tail.Nudge;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What replicas tell each other. For everybody else there is nothing here. */
@Singleton
final class PeerRoutes {
    private static final String OUTCOMES = "/internal/replicas/outcomes/";
    private static final String NUDGE = "/internal/replicas/nudge";
    private static final int HEARD = 204;
    private static final long AGAIN_MILLIS = 200;

    private final PeerProof proof;
    private final PeerCalls calls;
    private final AnswerOutcomes outcomes;
    private final Nudge nudge;
    private final Vertx vertx;

    PeerRoutes(PeerProof proof, PeerCalls calls, AnswerOutcomes outcomes, Nudge nudge, Vertx vertx) {
        this.vertx = vertx;
        this.proof = proof;
        this.calls = calls;
        this.outcomes = outcomes;
        this.nudge = nudge;
    }

    void register(@Observes Router router) {
        router.post(OUTCOMES + ":id")
                .handler(call -> forPeers(
                        call,
                        () -> outcomes.told(
                                String.valueOf(call.pathParam("id")),
                                "true".equals(call.request().getParam("written")))));
        router.post(NUDGE).handler(call -> forPeers(call, nudge::nudge));
    }

    private void forPeers(RoutingContext call, Runnable work) {
        if (!proof.isPeer(call.request())) {
            call.next();
            return;
        }
        work.run();
        var _ = call.response().setStatusCode(HEARD).end();
    }

    /** Whether what it answered reached the client. Said again until it is heard, as long as anybody listens. */
    void tellOutcome(PeerAnswer answer, boolean written) {
        if (answer.outcome() != null) {
            long end = System.nanoTime() + AnswerOutcomes.LONGEST_REPORT.toNanos();
            tell(answer.from(), OUTCOMES + answer.outcome() + "?written=" + written, end);
        }
    }

    /** Odoo says that something is new. */
    void tellNudge(Replica to) {
        tell(to, NUDGE, System.nanoTime());
    }

    private void tell(Replica to, String uri, long endNanos) {
        PeerRequest request = new PeerRequest(
                HttpMethod.POST,
                uri,
                MultiMap.caseInsensitiveMultiMap(),
                PeerRequest.of(Buffer.buffer()),
                System.nanoTime());
        calls.send(to, request).onComplete(answer -> {
            boolean heard = answer.succeeded() && answer.result().statusCode() == HEARD;
            if (!heard && System.nanoTime() < endNanos) {
                vertx.setTimer(AGAIN_MILLIS, again -> tell(to, uri, endNanos));
            }
        });
    }
}
