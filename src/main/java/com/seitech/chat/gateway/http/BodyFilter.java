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
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/**
 * Bounds every body. A form goes on to disk, and is judged here by its announced length; any other body is read whole,
 * announced or not, and handed on only when it is small enough. After a refusal the rest is read and thrown away: a
 * client that sends first and reads later would otherwise see a reset instead of the answer.
 */
@Singleton
final class BodyFilter {
    /** Without one the framework's parser sees no form, and with an empty one it fails. */
    private static final Pattern BOUNDARY = Pattern.compile(";\\s*boundary=\"?[^\";\\s]", Pattern.CASE_INSENSITIVE);

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
        filters.register(this::bound, FilterOrder.BODY);
        filters.register(BodyFilter::leaveFormsToTheParser, FilterOrder.AFTER_FRAMEWORK_LIMIT);
    }

    /**
     * The framework counts a form twice: its stream would answer with an empty body and close, its parser throws what
     * {@link ErrorMapper} can answer.
     */
    private static void leaveFormsToTheParser(RoutingContext call) {
        call.remove(VertxInputStream.MAX_REQUEST_SIZE_KEY);
        call.next();
    }

    private void bound(RoutingContext call) {
        HttpServerRequest request = call.request();
        boolean form = isForm(request);
        long limit = form ? largestForm : config.maxBody().asLongValue();
        if (hasBody(request)) {
            BodyWatch.start(
                    call,
                    form ? config.uploadTime() : config.bodyTime(),
                    config.maxDrain().asLongValue());
        }
        if (form && !BOUNDARY.matcher(request.getHeader("Content-Type")).find()) {
            refuse(call, Problem.INVALID_REQUEST);
        } else if (announced(request) > limit) {
            refuse(call, Problem.TOO_LARGE);
        } else if (form || !hasBody(request)) {
            call.next();
        } else {
            readWhole(call, limit);
        }
    }

    private static boolean isForm(HttpServerRequest request) {
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
        call.request().handler(part -> {
            if (body.length() + part.length() > limit) {
                refuse(call, Problem.TOO_LARGE);
            } else {
                body.appendBuffer(part);
            }
        });
        call.request().endHandler(end -> {
            if (!call.response().ended()) {
                setBody(call, body);
                call.next();
            }
        });
    }

    @SuppressWarnings("deprecation") // the router's own body handler has no bound on time, and answers without a body
    private static void setBody(RoutingContext call, Buffer body) {
        call.setBody(body);
    }

    private void refuse(RoutingContext call, Problem problem) {
        call.request().handler(part -> {});
        call.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", "application/json;charset=UTF-8")
                .end(body(problem));
    }

    private Buffer body(Problem problem) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(ErrorBody.of(problem)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an error body is always JSON", e);
        }
    }
}
