package com.seitech.chat.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.seitech.chat.gateway.limits.Limit;
import com.seitech.chat.gateway.limits.LimitFigures;
import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.log.Shown;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Errors of calls that reach no resource, as JSON all the same. */
@Singleton
final class PlainAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(PlainAnswers.class);
    private static final Seldom SELDOM = new Seldom(LOG, 20);
    /** Before the framework's own failure handler, which answers with a page. */
    private static final int FIRST = -10_000;

    private static final String TRY_AGAIN_SECONDS = "5";

    private final ObjectMapper json;
    private final CorsFilter cors;
    private final RequestWatch requests;
    private final LimitFigures limits;

    PlainAnswers(ObjectMapper json, CorsFilter cors, RequestWatch requests, LimitFigures limits) {
        this.json = json;
        this.cors = cors;
        this.requests = requests;
        this.limits = limits;
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).failureHandler(this::failed);
    }

    void send(RoutingContext call, Problem problem) {
        send(call, problem, ErrorBody.of(problem));
    }

    private void failed(RoutingContext call) {
        if (!RequestId.isTold(call)) {
            // Refused before any filter: no host, or a path that is none.
            requests.arrived(call);
            RequestId.tell(call);
            cors.allow(call);
            AnswerHeaders.set(call.response());
        }
        switch (call.statusCode()) {
            case 400 -> send(call, Problem.INVALID_REQUEST);
            case 404 -> send(call, Problem.NOT_FOUND);
            case 405 -> send(call, Problem.METHOD_NOT_ALLOWED);
            case 413 -> send(call, Problem.TOO_LARGE);
            default -> unexpected(call);
        }
    }

    private void unexpected(RoutingContext call) {
        String reference = RequestId.of(call);
        SELDOM.error(
                "unexpected failure",
                line -> line.addKeyValue("request", reference).setCause(Shown.of(call.failure())));
        send(call, Problem.INTERNAL, ErrorBody.of(Problem.INTERNAL).withReference(reference));
    }

    void send(RoutingContext call, Problem problem, ErrorBody body) {
        if (call.response().ended()) {
            return;
        }
        if (problem == Problem.TOO_LARGE) {
            limits.hit(Limit.BODY_SIZE);
        }
        if (problem.isPassing()) {
            call.response().putHeader("Retry-After", TRY_AGAIN_SECONDS);
        }
        call.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", "application/json;charset=UTF-8")
                .end(buffer(body));
    }

    private Buffer buffer(ErrorBody body) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an error body is always JSON", e);
        }
    }
}
