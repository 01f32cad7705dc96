package com.seitech.chat.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.seitech.chat.gateway.upload.UploadConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Bounds every body. A form with a file goes on to disk and is judged here by its announced length; any other body is
 * read whole, whether its length was announced or not, and handed on only when it is small enough.
 */
@Singleton
final class BodyFilter {
    private final HttpConfig.Http config;
    private final long largestForm;
    private final ObjectMapper json;

    BodyFilter(HttpConfig config, UploadConfig upload, ObjectMapper json) {
        this.config = config.http();
        this.largestForm =
                upload.maxFile().asLongValue() + this.config.formOverhead().asLongValue();
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FilterOrder.BODY);
    }

    private void handle(RoutingContext call) {
        boolean form = isMultipart(call.request());
        long limit = form ? largestForm : config.maxBody().asLongValue();
        if (announced(call.request()) > limit) {
            refuse(call, Problem.TOO_LARGE);
        } else if (form) {
            call.addEndHandler(end -> drain(call));
            call.next();
        } else if (hasBody(call.request())) {
            readWhole(call, limit);
        } else {
            call.next();
        }
    }

    private static boolean isMultipart(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static boolean hasBody(HttpServerRequest request) {
        return announced(request) > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void readWhole(RoutingContext call, long limit) {
        Buffer body = Buffer.buffer();
        long timer = call.vertx().setTimer(config.bodyTime().toMillis(), id -> giveUp(call));
        call.addEndHandler(end -> call.vertx().cancelTimer(timer));
        call.request().handler(part -> {
            body.appendBuffer(part);
            if (body.length() > limit) {
                call.vertx().cancelTimer(timer);
                refuse(call, Problem.TOO_LARGE);
            }
        });
        call.request().endHandler(end -> {
            call.vertx().cancelTimer(timer);
            if (!call.response().ended()) {
                setBody(call, body);
                call.next();
            }
        });
    }

    @SuppressWarnings("deprecation") // the router's own body handler writes files and has no bound on time
    private static void setBody(RoutingContext call, Buffer body) {
        call.setBody(body);
    }

    private static void giveUp(RoutingContext call) {
        if (!call.request().isEnded()) {
            call.request().connection().close();
        }
    }

    private void refuse(RoutingContext call, Problem problem) {
        call.request().handler(null);
        call.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", "application/json;charset=UTF-8")
                .end(body(problem))
                .onComplete(written -> drain(call));
    }

    private Buffer body(Problem problem) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(ErrorBody.of(problem)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an error body is always JSON", e);
        }
    }

    /** Reads on after an early answer: a client that is still sending would otherwise see a reset instead of it. */
    private void drain(RoutingContext call) {
        HttpServerRequest request = call.request();
        if (request.isEnded()) {
            return;
        }
        long timer = call.vertx().setTimer(config.drainTime().toMillis(), id -> giveUp(call));
        long[] drained = {0};
        request.endHandler(end -> call.vertx().cancelTimer(timer));
        request.exceptionHandler(e -> call.vertx().cancelTimer(timer));
        request.handler(part -> {
            drained[0] += part.length();
            if (drained[0] > config.maxDrain().asLongValue()) {
                call.vertx().cancelTimer(timer);
                request.connection().close();
            }
        });
        request.resume();
    }
}
